<?php

declare(strict_types=1);

namespace CourierCore\Storage;

use CourierCore\Backlog;
use CourierCore\Wake;

/** Orders that wait in the plugin's own table. What is left to a shim: which store an order is of. */
abstract class TableBacklog implements Backlog
{
    private OrderTable $orders;
    private Memory $memory;
    /** @var callable(): int */
    private $clock;

    /** @param Memory $memory of any store: all are swept at once */
    public function __construct(OrderTable $orders, Memory $memory, callable $clock)
    {
        $this->orders = $orders;
        $this->memory = $memory;
        $this->clock = $clock;
    }

    /** The job's address, the token not with it. */
    abstract protected function cronUrl(): string;

    public function now(): int
    {
        return (int) ($this->clock)();
    }

    public function stores(): array
    {
        return [0];
    }

    public function keep(string $orderId, int $storeId, array $values): void
    {
        $this->orders->write($orderId, ['store_id' => $storeId] + $values);
    }

    public function isWaiting(string $orderId): bool
    {
        return !empty($this->orders->read($orderId)['is_waiting']);
    }

    public function take(int $storeId, int $count): array
    {
        return $this->orders->takeDue($storeId, $this->now(), $count);
    }

    public function wake(): void
    {
        Wake::at($this->cronUrl(), ['token' => $this->cronToken(), 'due' => 1]);
    }

    public function sweep(): void
    {
        $this->memory->sweep();
    }

    protected function cronToken(): string
    {
        return $this->delivery(0)->cronToken();
    }
}
