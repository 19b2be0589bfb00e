<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Amount;

/**
 * CS-Cart's order as parts that go each by a method of its own: suppliers and warehouses make groups of one order,
 * where a vendor's part is an order for itself. The second of ours is `1001.2`.
 */
final class OrderParts
{
    /** @var array<string, mixed> */
    private array $row;
    /** @var array<int, array<string, mixed>> the order's shippings that are ours */
    private array $shippings;

    /** @param array<string, mixed> $row of CS-Cart @param callable(int): bool $isOurs by the method's id */
    public function __construct(array $row, callable $isOurs)
    {
        $this->row = $row;
        $this->shippings = array_values(array_filter(
            (array) ($row['shipping'] ?? []),
            static fn (array $shipping): bool => $isOurs((int) ($shipping['shipping_id'] ?? 0))
        ));
    }

    /** @return array{0: int, 1: int} id of the order, number of the part */
    public static function split(string $orderId): array
    {
        $parts = explode('.', $orderId);

        return [(int) $parts[0], max(1, (int) ($parts[1] ?? 1))];
    }

    /** What the nth part is called, n from 1. */
    public static function id(int $orderId, int $part): string
    {
        return $part > 1 ? "{$orderId}.{$part}" : (string) $orderId;
    }

    /** @return array<string, mixed>|null */
    public function shipping(int $part): ?array
    {
        return $this->shippings[$part - 1] ?? null;
    }

    /** @return array<int|string, mixed>|null products of the part by item; null: the order is one, and all are its */
    public function products(int $part): ?array
    {
        $groups = (array) ($this->row['product_groups'] ?? []);
        $key = $this->shipping($part)['group_key'] ?? null;

        return count($groups) > 1 && $key !== null && isset($groups[$key]['products']) ? (array) $groups[$key]['products'] : null;
    }

    /** Tax included, minor units. */
    public function deliveryFee(int $part): int
    {
        $shipping = $this->shipping($part);
        if ($shipping === null || $this->products($part) === null) {
            return $this->allFees();
        }
        $tax = ShippingTax::ofOrder((array) ($this->row['taxes'] ?? []), "S_{$shipping['group_key']}_{$shipping['shipping_id']}");

        return Amount::minor((float) ($shipping['rate'] ?? 0)) + $tax;
    }

    /** What all deliveries of the order cost, minor units. */
    public function allFees(): int
    {
        return Amount::minor((float) ($this->row['shipping_cost'] ?? 0)) + ShippingTax::ofOrder((array) ($this->row['taxes'] ?? []), 'S');
    }
}
