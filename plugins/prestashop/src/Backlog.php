<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Delivery;
use CourierPresta\Core\Storage\TableBacklog;

/** PrestaShop's orders that wait to be sent. */
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
        $row = $this->plugin->db->row('SELECT `id_shop` FROM `{p}orders` WHERE `id_order` = ?', [(int) $orderId]);

        return $row === null ? null : $this->plugin->stores->serving((int) $row['id_shop']);
    }

    public function delivery(int $storeId): Delivery
    {
        return $this->plugin->delivery($storeId);
    }

    /**
     * Only when the request is over: whoever changes a status writes it to the order once more after telling us,
     * over what a job that was quicker has set meanwhile.
     */
    public function wake(): void
    {
        if (!$this->plugin->isWaking) {
            $this->plugin->isWaking = true;
            ($this->plugin->atEnd)(function (): void {
                $this->plugin->isWaking = false;
                parent::wake();
            });
        }
    }

    public function sweep(): void
    {
        parent::sweep();
        $this->plugin->carts->sweep($this->now());
    }

    protected function cronToken(): string
    {
        return $this->plugin->cronToken();
    }

    protected function cronUrl(): string
    {
        return $this->plugin->publicUrl($this->plugin->storeId(), 'cron');
    }
}
