<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Amount;
use CourierPresta\Core\Line;

/** What was sold, as the order says it: discounts are spread over the goods, wrapping is a service. */
final class OrderLines
{
    private Plugin $plugin;
    private CartReader $units;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->units = new CartReader($plugin);
    }

    /**
     * @param array<string, mixed> $order PrestaShop's row
     * @return Line[]
     */
    public function all(array $order): array
    {
        $rows = $this->plugin->db->rows(
            'SELECT d.*, p.`width`, p.`height`, p.`depth`, p.`is_virtual` FROM `{p}order_detail` d'
                . ' LEFT JOIN `{p}product` p ON p.`id_product` = d.`product_id` WHERE d.`id_order` = ?',
            [(int) $order['id_order']]
        );
        $totals = array_map(
            static fn (array $row): int => Amount::minor((float) $row['total_price_tax_incl']),
            $rows
        );
        $wrapping = Amount::minor((float) $order['total_wrapping_tax_incl']);
        // What is left of the sum is the goods': a discount may have taken the delivery too.
        $goods = Amount::minor((float) $order['total_paid_tax_incl'])
            - Amount::minor((float) $order['total_shipping_tax_incl']) - $wrapping;
        $lines = array_map(
            fn (array $row, int $total): Line => $this->line($row, $total),
            $rows,
            Amount::spread($totals, $goods)
        );
        if ($wrapping > 0) {
            $lines[] = new Line([
                'id' => 'wrapping',
                'name' => $this->plugin->words()->say('line.wrapping'),
                'quantity' => 1,
                'total' => $wrapping,
                'kind' => 'service',
            ]);
        }

        return $lines;
    }

    /** @param array<string, mixed> $row */
    private function line(array $row, int $total): Line
    {
        $size = array_map(
            fn (string $side): int => $this->units->millimetres((float) ($row[$side] ?? 0)),
            ['depth', 'width', 'height']
        );
        $net = (float) $row['total_price_tax_excl'];

        return new Line([
            'id' => (string) $row['id_order_detail'],
            'name' => (string) $row['product_name'],
            'sku' => (string) ($row['product_reference'] ?: $row['product_id']),
            'barcode' => (string) ($row['product_ean13'] ?? ''),
            'quantity' => (float) $row['product_quantity'],
            'total' => $total,
            'vatRate' => Amount::vatRate($net, (float) $row['total_price_tax_incl'] - $net),
            'weightGrams' => $this->units->grams((float) $row['product_weight']),
            'sizeMm' => min($size) > 0 ? $size : null,
            // A product that was deleted from the shop is still a parcel.
            'kind' => empty($row['is_virtual']) ? 'goods' : 'service',
        ]);
    }
}
