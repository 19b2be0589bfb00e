<?php

declare(strict_types=1);

namespace CourierModx;

/** The core's connection check, and what of the shop itself would keep our deliveries from buyers. */
final class ShopCheck
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array{ok: bool, findings: array<int, array{code: string, ok: bool, text: string}>} */
    public function report(): array
    {
        $report = $this->plugin->delivery()->connection()->check();
        $faults = (new Host($this->plugin))->faults();
        $own = [];
        foreach ($faults as $code => $text) {
            $own[] = ['code' => $code, 'ok' => false, 'text' => $text];
        }

        return ['ok' => $report['ok'] && $faults === [], 'findings' => array_merge($own, $report['findings'])];
    }
}
