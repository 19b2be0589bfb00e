<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Delivery;
use CourierOpenCart\Core\Storage\TableBacklog;

/** OpenCart's orders that wait to be sent. */
final class Backlog extends TableBacklog
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        parent::__construct($plugin->orders, $plugin->memory(0), $plugin->clock);
        $this->plugin = $plugin;
    }

    public function stores(): array
    {
        return $this->plugin->stores->owners();
    }

    public function storeOf(string $orderId): ?int
    {
        $row = $this->plugin->db->row('SELECT `store_id` FROM `{p}order` WHERE `order_id` = ?', [(int) $orderId]);

        return $row === null ? null : $this->plugin->stores->serving((int) $row['store_id']);
    }

    public function delivery(int $storeId): Delivery
    {
        return $this->plugin->delivery($storeId);
    }

    protected function cronUrl(): string
    {
        return $this->plugin->publicUrl(0, 'cron');
    }
}
