<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Amount;

/** CS-Cart adds the taxes of a shipping method that are not inside its price; our prices have them inside. */
final class ShippingTax
{
    private Plugin $plugin;
    /** @var array<string, float> */
    private array $percents = [];

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * The part of a price that CS-Cart makes the whole of again, major units.
     *
     * @param int $price minor units
     * @param array<string, mixed> $location of CS-Cart
     */
    public function net(int $price, int $shippingId, array $location): float
    {
        return round($price / 100 / (1 + $this->percent($shippingId, $location) / 100), 2);
    }

    /**
     * What the buyer pays by a method whose cost is `$rate`, minor units. A cost has two digits: the price that it
     * was made from is taken for the whole, and not what comes of reckoning back.
     *
     * @param array<string, mixed> $location of CS-Cart
     */
    public function gross(float $rate, ?int $price, int $shippingId, array $location): int
    {
        return $price !== null && Amount::minor($this->net($price, $shippingId, $location)) === Amount::minor($rate)
            ? $price
            : Amount::minor($rate * (1 + $this->percent($shippingId, $location) / 100));
    }

    /**
     * What an order's taxes put on top of its delivery, minor units.
     *
     * @param array<int|string, mixed> $taxes of the order
     * @param string $of `S`: all its deliveries; `S_<group>_<method>`: one of them
     */
    public static function ofOrder(array $taxes, string $of): int
    {
        $sum = 0.0;
        foreach ($taxes as $tax) {
            foreach (($tax['price_includes_tax'] ?? 'Y') === 'N' ? (array) ($tax['applies'] ?? []) : [] as $to => $amount) {
                $isMeant = $of === 'S' ? strncmp((string) $to, 'S', 1) === 0 : (string) $to === $of;
                $sum += $isMeant && is_numeric($amount) ? (float) $amount : 0.0;
            }
        }

        return Amount::minor($sum);
    }

    /** @param array<string, mixed> $location */
    private function percent(int $shippingId, array $location): float
    {
        $area = (int) fn_get_available_destination($location);

        return $this->percents["{$shippingId} {$area}"] = $this->percents["{$shippingId} {$area}"] ?? $this->find($shippingId, $area);
    }

    private function find(int $shippingId, int $area): float
    {
        $row = $this->plugin->db->row('SELECT `tax_ids` FROM `{p}shippings` WHERE `shipping_id` = ?', [$shippingId]);
        $ids = array_filter(explode(',', (string) ($row['tax_ids'] ?? '')), 'ctype_digit');
        if ($ids === []) {
            return 0.0;
        }
        $marks = implode(', ', array_fill(0, count($ids), '?'));
        $rows = $this->plugin->db->rows(
            "SELECT r.`rate_value` FROM `{p}taxes` t JOIN `{p}tax_rates` r ON r.`tax_id` = t.`tax_id`"
                . " WHERE t.`status` = 'A' AND t.`price_includes_tax` = 'N' AND r.`rate_type` = 'P'"
                . " AND r.`destination_id` = ? AND t.`tax_id` IN ({$marks})",
            array_merge([$area], array_values($ids))
        );

        return (float) array_sum(array_column($rows, 'rate_value'));
    }
}
