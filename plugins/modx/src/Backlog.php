<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Delivery;
use CourierModx\Core\Storage\TableBacklog;

/** miniShop2's orders that wait to be sent. A site is one shop. */
final class Backlog extends TableBacklog
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        parent::__construct($plugin->orders, $plugin->memory(), $plugin->clock);
        $this->plugin = $plugin;
    }

    public function storeOf(string $orderId): ?int
    {
        return 0;
    }

    public function delivery(int $storeId): Delivery
    {
        return $this->plugin->delivery();
    }

    protected function cronUrl(): string
    {
        return $this->plugin->publicUrl('cron');
    }
}
