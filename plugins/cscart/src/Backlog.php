<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Backlog as CoreBacklog;
use CourierCsCart\Core\Delivery;
use CourierCsCart\Core\Wake;

/** CS-Cart's orders that wait to be sent. */
final class Backlog implements CoreBacklog
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function now(): int
    {
        return $this->plugin->now();
    }

    public function stores(): array
    {
        return [0];
    }

    public function storeOf(string $orderId): ?int
    {
        return $this->plugin->shop()->findOrderId($orderId) === null ? null : 0;
    }

    public function delivery(int $storeId): Delivery
    {
        return $this->plugin->delivery();
    }

    public function keep(string $orderId, int $storeId, array $values): void
    {
        $this->plugin->orders->write($orderId, $values);
    }

    public function isWaiting(string $orderId): bool
    {
        return !empty($this->plugin->orders->read($orderId)['is_waiting']);
    }

    public function take(int $storeId, int $count): array
    {
        return $this->plugin->orders->takeDue($storeId, $this->now(), $count);
    }

    public function wake(): void
    {
        Wake::at(fn_url(Brand::PREFIX . '.cron', 'C', 'current'), ['token' => $this->plugin->delivery()->cronToken(), 'due' => 1]);
    }

    public function sweep(): void
    {
        $this->plugin->memory->sweep();
    }
}
