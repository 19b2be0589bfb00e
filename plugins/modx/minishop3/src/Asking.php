<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Storage\Lock;

/** Asks what a delivery costs. Requests of one page run beside each other, for MODX locks no session. */
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
     * One request about a draft asks, the others wait and find its answer.
     *
     * @param callable(): mixed $work
     * @return mixed what it gave
     */
    public function ask(callable $work)
    {
        $draft = 'draft' . $this->plugin->session->cart();
        $of = $this->plugin->option('dbname') . $this->plugin->option('table_prefix') . $draft;

        return (new Lock($this->plugin->db, Brand::PREFIX, $of))->alone(self::WAIT_SECONDS, $work) ?? $work();
    }
}
