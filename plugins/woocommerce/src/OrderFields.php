<?php

declare(strict_types=1);

namespace CourierWoo;

use WC_Order;

/**
 * Our own fields of an order, by WooCommerce's CRUD alone, so that they land in whichever tables the shop
 * uses. An order id is `55`, or `55.2` for the second part of an order that was split into packages.
 */
final class OrderFields
{
    public const SELECTION = 'selection';
    public const MARKS = 'marks';
    public const DESTINATION = 'destination';
    public const SHIPMENT = 'shipment';
    public const STATE = 'state';
    public const REFERENCE = 'reference';
    public const NOTE = 'note';
    /** Of an order whose sending waits for the payment. */
    public const DUE = 'due';

    public static function key(string $field, int $part = 1): string
    {
        return '_' . Brand::PREFIX . '_' . $field . ($part > 1 ? "_{$part}" : '');
    }

    /** @return array{0: int, 1: int} id of the order, number of the part */
    public static function split(string $orderId): array
    {
        $parts = explode('.', $orderId);

        return [(int) $parts[0], max(1, (int) ($parts[1] ?? 1))];
    }

    public function find(string $orderId): ?WC_Order
    {
        $order = wc_get_order(self::split($orderId)[0]);

        // A refund is an order of another class.
        return $order instanceof WC_Order ? $order : null;
    }

    /** @param array<string, mixed> $values by field; '' forgets it */
    public function write(string $orderId, array $values): void
    {
        $order = $this->find($orderId);
        if ($order === null) {
            return;
        }
        foreach ($values as $field => $value) {
            $key = self::key($field, self::split($orderId)[1]);
            if ($value === '' || $value === []) {
                $order->delete_meta_data($key);
            } else {
                $order->update_meta_data($key, $value);
            }
        }
        $order->save();
    }

    /** @return array<string, mixed> */
    public function readArray(string $orderId, string $field): array
    {
        $order = $this->find($orderId);
        $value = $order === null ? null : $order->get_meta(self::key($field, self::split($orderId)[1]));

        return is_array($value) ? $value : [];
    }

    public function readText(string $orderId, string $field): string
    {
        $order = $this->find($orderId);
        $value = $order === null ? '' : $order->get_meta(self::key($field, self::split($orderId)[1]));

        return is_scalar($value) ? (string) $value : '';
    }

    public function findOrderId(string $reference): ?string
    {
        [$number, $part] = $this->splitReference($reference);
        $ids = wc_get_orders([
            'limit' => 1,
            'return' => 'ids',
            'type' => 'shop_order',
            'meta_key' => self::key(self::REFERENCE, $part),
            'meta_value' => $reference,
        ]);
        $id = (int) ($ids[0] ?? 0);
        if ($id === 0) {
            $order = ctype_digit($number) ? $this->find($number) : null;
            $id = $order !== null && $order->get_order_number() === $number ? $order->get_id() : 0;
        }
        if ($id === 0) {
            return null;
        }

        return $part > 1 ? "{$id}.{$part}" : (string) $id;
    }

    /** @return array{0: string, 1: int} */
    private function splitReference(string $reference): array
    {
        return preg_match('/^(.+)\.(\d{1,2})$/D', $reference, $parts) === 1
            ? [$parts[1], (int) $parts[2]]
            : [$reference, 1];
    }
}
