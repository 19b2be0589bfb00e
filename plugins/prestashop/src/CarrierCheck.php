<?php

declare(strict_types=1);

namespace CourierPresta;

/** The core's connection check, and whether PrestaShop would show our carriers to anybody. */
final class CarrierCheck
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array{ok: bool, findings: array<int, array{code: string, ok: bool, text: string}>} */
    public function report(int $storeId): array
    {
        $report = $this->plugin->delivery($storeId)->connection()->check();
        $words = $this->plugin->words();
        $faults = $this->plugin->carriers->faults();
        $own = [];
        foreach ($faults as $key => $fault) {
            $text = $words->say("carrier.{$fault}", ['carrier' => $words->say("method.{$key}")]);
            $own[] = ['code' => "carrier_{$key}", 'ok' => false, 'text' => $text];
        }
        if ($faults === []) {
            $own[] = ['code' => 'carriers', 'ok' => true, 'text' => $words->say('carrier.ok')];
        }

        return ['ok' => $report['ok'] && $faults === [], 'findings' => array_merge($own, $report['findings'])];
    }
}
