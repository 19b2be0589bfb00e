<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Amount;

/** What the goods of the open cart cost after the shop's own discounts, with tax and without delivery. */
final class CartTotals
{
    /** Not discounts but money: a certificate, a balance. The courier collects less, the goods are worth the same. */
    private const MONEY = ['voucher', 'credit'];
    private const OF_GOODS = ['sub_total', 'tax', 'total', 'shipping'];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** Minor units. */
    public function goods(): int
    {
        $session = $this->plugin->registry->get('session');
        $chosen = $session->data['shipping_method'] ?? null;
        // Without delivery: its price, its tax, and what a coupon for free delivery takes off.
        unset($session->data['shipping_method']);
        try {
            [$total, $rows] = $this->plugin->generation->isFour() ? $this->ofFour() : $this->ofOlder();
        } finally {
            if ($chosen !== null) {
                $session->data['shipping_method'] = $chosen;
            }
        }
        $others = 0.0;
        foreach ($rows as $row) {
            $code = (string) ($row['code'] ?? '');
            $value = (float) ($row['value'] ?? 0);
            $isFee = $value > 0 && !in_array($code, self::OF_GOODS, true);
            if ($isFee || in_array($code, self::MONEY, true)) {
                $others += $value;
            }
        }

        return max(0, Amount::minor($total - $others));
    }

    /** @return array{0: float, 1: array<int, array<string, mixed>>} */
    private function ofFour(): array
    {
        $totals = [];
        $taxes = $this->plugin->registry->get('cart')->getTaxes();
        $total = 0;
        ($this->plugin->model('checkout/cart')->getTotals)($totals, $taxes, $total);

        return [(float) $total, $totals];
    }

    /** @return array{0: float, 1: array<int, array<string, mixed>>} */
    private function ofOlder(): array
    {
        $totals = [];
        $taxes = $this->plugin->registry->get('cart')->getTaxes();
        $total = 0;
        // OpenCart hands totals on by references inside an array.
        $all = ['totals' => &$totals, 'taxes' => &$taxes, 'total' => &$total];
        foreach ($this->installed() as $code) {
            $this->plugin->model("extension/total/{$code}")->getTotal($all);
        }

        return [(float) $total, $totals];
    }

    /** @return string[] switched on, in the shop's order */
    private function installed(): array
    {
        $codes = [];
        foreach ($this->plugin->db->rows("SELECT `code` FROM `{p}extension` WHERE `type` = 'total'") as $row) {
            $code = (string) $row['code'];
            if ($this->plugin->config($this->plugin->generation->totalSetting($code, 'status'))) {
                $codes[$code] = (int) $this->plugin->config($this->plugin->generation->totalSetting($code, 'sort_order'));
            }
        }
        asort($codes);

        return array_keys($codes);
    }
}
