<?php

// An administration of OpenCart with the extension installed.

declare(strict_types=1);

use CourierOpenCart\Plugin;

require_once __DIR__ . '/load.php';

/** A process is of one generation: its constants say so. */
function stand(string $version, string $side): void
{
    $file = (string) tempnam('/tmp', 'oc');
    unlink($file);
    Oc::open($file, 'https://shop.example', $version, $side);
}

final class OcStage
{
    public FakeTransport $gateway;

    public function __construct()
    {
        $file = (string) tempnam('/tmp', 'oc');
        unlink($file);
        Oc::$db = new FakeDb($file);
        FakeLog::$db = FakeMail::$db = Oc::$db;
        foreach (['model_setting_setting', 'model_setting_event', 'model_extension_event', 'model_setting_cron'] as $model) {
            Oc::$registry->set($model, null);
        }
        Oc::$registry->set('db', Oc::$db);
        Oc::$registry->set('session', new FakeSession(Oc::$db));
        Oc::$registry->set('user', new FakeUser());
        $this->gateway = new FakeTransport();
        $this->nextRequest();
        Desk::setUp(['products' => [], 'firstOrder' => 1]);
    }

    public function nextRequest(): Plugin
    {
        Oc::$registry->set('courier_checkout_plugin', null);
        Oc::$registry->set('response', new FakeResponse());
        $plugin = Oc::plugin();
        $plugin->transport = $this->gateway;
        $plugin->clock = static fn (): int => NOW;

        return $plugin;
    }

    /** @return string[] triggers */
    public function events(): array
    {
        return array_column(Oc::$db->ask("SELECT trigger FROM oc_event WHERE code LIKE 'courier%'"), 'trigger');
    }

    public function setting(string $key): ?string
    {
        return Oc::$db->ask('SELECT value FROM oc_setting WHERE key = ? AND store_id = 0', [$key])[0]['value'] ?? null;
    }

    public function page(string $entry): string
    {
        $this->nextRequest();

        return Desk::form(['entry' => $entry]);
    }

    /** @param array<string, mixed> $posted @return string what the page says */
    public function save(array $posted): string
    {
        $this->nextRequest();

        return Desk::form(['entry' => 'courier_checkout', 'posted' => $posted]);
    }

    /** @param array<string, mixed> $posted */
    public function saveMethod(string $key, array $posted): string
    {
        $this->nextRequest();

        return Desk::form(['entry' => "courier_checkout_{$key}", 'posted' => $posted]);
    }
}
