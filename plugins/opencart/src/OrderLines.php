<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Amount;
use CourierOpenCart\Core\Line;

/** What was sold, as the order says it, with weights and articles of the products. */
final class OrderLines
{
    /** Rows of an order's totals that are no fees of their own. */
    private const NO_FEES = ['sub_total', 'tax', 'total', 'shipping'];
    private const MONEY = ['voucher', 'credit'];

    private Plugin $plugin;
    private Units $units;
    private int $orderId;
    /** @var array<int, array<string, mixed>> */
    private array $totals;

    public function __construct(Plugin $plugin, int $orderId)
    {
        $this->plugin = $plugin;
        $this->units = new Units($plugin->db);
        $this->orderId = $orderId;
        $this->totals = $plugin->db->rows('SELECT * FROM `{p}order_total` WHERE `order_id` = ?', [$orderId]);
    }

    /** @return Line[] */
    public function all(): array
    {
        $rows = array_map(
            fn (array $row): array => $row + $this->product((int) $row['product_id']),
            $this->plugin->db->rows('SELECT * FROM `{p}order_product` WHERE `order_id` = ?', [$this->orderId])
        );
        $gross = array_map(static fn (array $row): int => Amount::minor(
            ((float) $row['price'] + (float) $row['tax']) * (float) $row['quantity']
        ), $rows);
        $totals = Amount::spread($gross, array_sum($gross) - $this->discount());

        return array_merge(
            array_map(fn (array $row, int $total): Line => $this->line($row, $total), $rows, $totals),
            $this->fees()
        );
    }

    /** @return array<string, mixed> deliveryFee and deliveryVatRate */
    public function delivery(): array
    {
        $net = 0.0;
        foreach ($this->totals as $total) {
            $net += $total['code'] === 'shipping' ? (float) $total['value'] : 0.0;
        }
        $tax = 0.0;
        $percent = 0.0;
        $classId = $this->taxClassId();
        if ($net > 0 && $classId > 0) {
            $rates = $this->plugin->db->rows(
                'SELECT r.`rate`, r.`type` FROM `{p}tax_rule` t JOIN `{p}tax_rate` r ON r.`tax_rate_id` = t.`tax_rate_id`'
                    . ' WHERE t.`tax_class_id` = ?',
                [$classId]
            );
            foreach ($rates as $rate) {
                $percent += $rate['type'] === 'P' ? (float) $rate['rate'] : 0.0;
            }
            $tax = $net * $percent / 100;
        }

        return [
            'deliveryFee' => Amount::minor($net + $tax),
            'deliveryVatRate' => Amount::vatRate($net, $tax),
        ];
    }

    /** @param array<string, mixed> $row */
    private function line(array $row, int $total): Line
    {
        $classId = (int) ($row['length_class_id'] ?? 0);
        $size = array_map(
            fn (string $side): int => $this->units->millimetres((float) ($row[$side] ?? 0), $classId),
            ['length', 'width', 'height']
        );
        // A product that was deleted from the shop is still a parcel.
        $isDownload = isset($row['shipping']) && !$row['shipping'];
        $grams = $this->units->grams((float) ($row['weight'] ?? 0), (int) ($row['weight_class_id'] ?? 0));

        return new Line([
            'id' => (string) $row['order_product_id'],
            'name' => html_entity_decode((string) $row['name'], ENT_QUOTES, 'UTF-8'),
            'sku' => (string) (($row['sku'] ?? '') ?: $row['model']),
            'barcode' => (string) (($row['ean'] ?? '') ?: ($row['upc'] ?? '')),
            'quantity' => (float) $row['quantity'],
            'total' => $total,
            'vatRate' => Amount::vatRate((float) $row['price'], (float) $row['tax']),
            'weightGrams' => (int) round($grams),
            'sizeMm' => min($size) > 0 ? $size : null,
            'kind' => $isDownload ? 'service' : 'goods',
        ]);
    }

    /** @return array<string, mixed> what the order itself does not keep; empty when the product is gone */
    private function product(int $productId): array
    {
        $product = $this->plugin->db->row('SELECT * FROM `{p}product` WHERE `product_id` = ?', [$productId]) ?? [];
        // 4.1 keeps articles and barcodes in a table of their own.
        if ($product !== [] && !isset($product['sku'])) {
            $codes = $this->plugin->db->rows('SELECT * FROM `{p}product_code` WHERE `product_id` = ?', [$productId]);
            foreach ($codes as $code) {
                $product[strtolower((string) $code['code'])] = (string) $code['value'];
            }
        }

        return $product;
    }

    /** Minor units that coupons and points took off. */
    private function discount(): int
    {
        $off = 0.0;
        foreach ($this->totals as $total) {
            $isDiscount = !in_array($total['code'], array_merge(self::NO_FEES, self::MONEY), true);
            $off -= $isDiscount ? min(0.0, (float) $total['value']) : 0.0;
        }

        return Amount::minor($off);
    }

    /** @return Line[] */
    private function fees(): array
    {
        $lines = [];
        foreach ($this->totals as $total) {
            $isFee = (float) $total['value'] > 0 && !in_array($total['code'], self::NO_FEES, true);
            if ($isFee) {
                $lines[] = new Line([
                    'id' => "total-{$total['order_total_id']}",
                    'name' => html_entity_decode(strip_tags((string) $total['title']), ENT_QUOTES, 'UTF-8'),
                    'quantity' => 1,
                    'total' => Amount::minor((float) $total['value']),
                    'kind' => 'service',
                ]);
            }
        }

        return $lines;
    }

    private function taxClassId(): int
    {
        $row = $this->plugin->db->row('SELECT * FROM `{p}order` WHERE `order_id` = ?', [$this->orderId]) ?? [];
        $code = (string) ($row['shipping_code'] ?? '');
        if ($code === '') {
            $method = json_decode((string) ($row['shipping_method'] ?? ''), true);
            $code = is_array($method) ? (string) ($method['code'] ?? '') : '';
            if (isset($method['tax_class_id'])) {
                return (int) $method['tax_class_id'];
            }
        }
        $key = Methods::keyOf($code);

        return $key === '' ? 0 : $this->plugin->shop((int) $row['store_id'])->face($key)->taxClassId;
    }
}
