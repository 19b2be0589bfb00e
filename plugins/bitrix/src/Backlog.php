<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\Backlog as CoreBacklog;
use CourierBitrix\Core\Delivery;
use CourierBitrix\Core\Wake;

/** Bitrix's orders that wait to be sent. */
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
        return ctype_digit($orderId) ? 0 : null;
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
        Wake::at($this->plugin->toolUrl('cron'), ['token' => $this->plugin->delivery()->cronToken(), 'due' => 1]);
    }

    public function sweep(): void
    {
        $this->plugin->memory->sweep();
    }
}
