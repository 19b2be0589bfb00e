<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Storage\Lock;

/**
 * Asks what a delivery costs. MODX keeps sessions in a table and locks none: requests of one page run beside each
 * other, and the one that ends last writes the session that it has read first.
 */
final class Asking
{
    /** As long as the gateway may take, and a moment. */
    private const WAIT_SECONDS = 6;

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * One request of a visitor asks, the others wait and find its answer; and what the buyer types meanwhile is not
     * written over by what this request has read before.
     *
     * @param callable(): mixed $work
     * @return mixed what it gave
     */
    public function ask(callable $work)
    {
        $isLeft = self::mayLeave();
        $of = $this->plugin->option('dbname') . $this->plugin->option('table_prefix') . $this->plugin->session->cart();
        if ($isLeft) {
            session_write_close();
        }
        try {
            return (new Lock($this->plugin->db, Brand::PREFIX, $of))->alone(self::WAIT_SECONDS, $work) ?? $work();
        } finally {
            if ($isLeft) {
                session_start();
            }
        }
    }

    /** Where nothing is changed after the price: older miniShop2 holds on to the session that it was started with. */
    private static function mayLeave(): bool
    {
        $isLooking = ($_REQUEST['ms2_action'] ?? '') === 'order/getcost';

        return $isLooking && session_status() === PHP_SESSION_ACTIVE && !headers_sent();
    }
}
