<?php

declare(strict_types=1);

namespace CourierCore\Storage;

use CourierCore\Destination;
use CourierCore\Selection;
use CourierCore\Shop;

/** A shop whose orders and memory are in the plugin's own tables. What is left to a shim: the platform. */
abstract class TableShop implements Shop
{
    protected Memory $memory;
    private OrderTable $orders;
    /** @var array<string, int> */
    private array $origin;

    /** @param array<string, int> $origin which store's an order is, where one table serves several: `store_id` */
    public function __construct(OrderTable $orders, Memory $memory, array $origin = [])
    {
        $this->orders = $orders;
        $this->memory = $memory;
        $this->origin = $origin;
    }

    public function saveSelection(string $orderId, ?Selection $selection, array $marks): void
    {
        $this->orders->write($orderId, $this->origin + [
            'selection' => $selection === null ? null : $selection->toClaims(),
            'marks' => array_values($marks),
        ]);
    }

    public function saveDestination(string $orderId, Destination $destination): void
    {
        $this->orders->write($orderId, $this->origin + ['destination' => $destination->toArray()]);
    }

    public function shipment(string $orderId): array
    {
        return $this->orders->read($orderId)['shipment'] ?? [];
    }

    public function saveShipment(string $orderId, array $record): void
    {
        $this->orders->write($orderId, $this->origin + [
            'shipment' => $record,
            'state' => (string) ($record['state'] ?? '') ?: 'none',
        ]);
    }

    public function load(string $key): ?array
    {
        return $this->memory->read("kept:{$key}");
    }

    public function save(string $key, ?array $value): void
    {
        $value === null ? $this->memory->forget("kept:{$key}") : $this->memory->write("kept:{$key}", $value);
    }

    public function recall(string $key): ?array
    {
        return $this->memory->read("cache:{$key}");
    }

    public function remember(string $key, array $value, int $seconds): void
    {
        $this->memory->write("cache:{$key}", $value, $seconds);
    }
}
