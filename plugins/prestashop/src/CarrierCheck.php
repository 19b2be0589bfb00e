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
        if ($this->isShipmentsTried()) {
            $own[] = ['code' => 'shipments', 'ok' => false, 'text' => $words->say('carrier.shipments')];
        }
        if ($own === []) {
            $own[] = ['code' => 'carriers', 'ok' => true, 'text' => $words->say('carrier.ok')];
        }

        $isOk = array_filter($own, static fn (array $finding): bool => !$finding['ok']) === [];

        return ['ok' => $report['ok'] && $isOk, 'findings' => array_merge($own, $report['findings'])];
    }

    /** Since 9.1 PrestaShop has on trial orders of many shipments, which name no carrier: none of them would be ours. */
    private function isShipmentsTried(): bool
    {
        return $this->plugin->db->row(
            'SELECT 1 AS `found` FROM `{p}feature_flag` WHERE `name` = ? AND `state` = 1',
            ['improved_shipment']
        ) !== null;
    }
}
