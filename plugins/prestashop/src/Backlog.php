<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Backlog as CoreBacklog;
use CourierPresta\Core\Delivery;
use CourierPresta\Core\Wake;

/** PrestaShop's orders that wait to be sent. */
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
        return $this->plugin->stores->owners();
    }

    public function storeOf(string $orderId): ?int
    {
        $row = $this->plugin->db->row('SELECT `id_shop` FROM `{p}orders` WHERE `id_order` = ?', [(int) $orderId]);

        return $row === null ? null : $this->plugin->stores->serving((int) $row['id_shop']);
    }

    public function delivery(int $storeId): Delivery
    {
        return $this->plugin->delivery($storeId);
    }

    public function keep(string $orderId, int $storeId, array $values): void
    {
        $this->plugin->orders->write($orderId, ['store_id' => $storeId] + $values);
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
        Wake::at($this->plugin->publicUrl($this->plugin->storeId(), 'cron'), [
            'token' => $this->plugin->cronToken(), 'due' => 1,
        ]);
    }

    public function sweep(): void
    {
        $this->plugin->memory(0)->sweep();
        $this->plugin->carts->sweep($this->now());
    }
}
