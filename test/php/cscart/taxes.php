<?php

// CS-Cart's taxes on deliveries. Marks as in platform.php.

declare(strict_types=1);

final class FakeTax
{
    /**
     * sure: a method names its taxes (`tax_ids`); one that is not in the price is added to it. seen: its rate stands for a
     * rate area. guess: what it comes to for a method is under `S_<group>_<method>`.
     *
     * @return array<int, array<string, mixed>>
     */
    public static function taxes(array $groups): array
    {
        $taxes = [];
        foreach ($groups as $key => $group) {
            foreach ($group['chosen_shippings'] as $chosen) {
                $ids = db_get_field('SELECT tax_ids FROM ?:shippings WHERE shipping_id = ?i', $chosen['shipping_id']);
                $area = fn_get_available_destination($group['package_info']['location']);
                foreach ((string) $ids === '' ? [] : explode(',', $ids) as $id) {
                    $tax = db_get_array('SELECT t.*, r.rate_value FROM ?:taxes t JOIN ?:tax_rates r ON r.tax_id = t.tax_id'
                        . " WHERE t.tax_id = ?i AND t.status = 'A' AND r.destination_id = ?i", $id, $area)[0] ?? null;
                    if ($tax !== null) {
                        $share = $tax['price_includes_tax'] === 'Y' ? 1 + $tax['rate_value'] / 100 : 1;
                        $taxes[$id] = ['price_includes_tax' => $tax['price_includes_tax']] + ($taxes[$id] ?? ['applies' => []]);
                        $taxes[$id]['applies']["S_{$key}_{$chosen['shipping_id']}"]
                            = round($chosen['rate'] / $share * $tax['rate_value'] / 100, 2);
                    }
                }
            }
        }

        return $taxes;
    }

    public static function onTop(array $taxes): float
    {
        $added = array_filter($taxes, static fn (array $tax): bool => $tax['price_includes_tax'] === 'N');

        return (float) array_sum(array_map(static fn (array $tax): float => array_sum($tax['applies']), $added));
    }
}
