<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\Delivery;
use CourierBitrix\Core\Storage\TableBacklog;

/** Bitrix's orders that wait to be sent. */
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
        return ctype_digit($orderId) ? 0 : null;
    }

    public function delivery(int $storeId): Delivery
    {
        return $this->plugin->delivery();
    }

    protected function cronUrl(): string
    {
        return $this->plugin->toolUrl('cron');
    }
}
