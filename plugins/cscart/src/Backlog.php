<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Delivery;
use CourierCsCart\Core\Storage\TableBacklog;

/** CS-Cart's orders that wait to be sent. */
final class Backlog extends TableBacklog
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        parent::__construct($plugin->orders, $plugin->memory, $plugin->clock);
        $this->plugin = $plugin;
    }

    public function storeOf(string $orderId): ?int
    {
        return $this->plugin->shop()->findOrderId($orderId) === null ? null : 0;
    }

    public function delivery(int $storeId): Delivery
    {
        return $this->plugin->delivery();
    }

    protected function cronUrl(): string
    {
        return fn_url(Brand::PREFIX . '.cron', 'C', 'current');
    }
}
