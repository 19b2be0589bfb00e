<?php

declare(strict_types=1);

/**
 * What a connection leaves behind in a shop that keeps it in tables of ours.
 *
 * @param array<string, mixed> $settings
 * @param array<string, int> $ruleSets version by name
 */
function keepConnection(object $shop, array $settings, array $ruleSets): void
{
    $shop->keepSettings($settings + ['gatewayUrl' => 'https://gateway.example', 'defaultWeight' => '500']);
    $shop->save('installation', INSTALLATION);
    foreach ($ruleSets as $name => $version) {
        $shop->save("ruleSet:{$name}", ['version' => $version]);
    }
}
