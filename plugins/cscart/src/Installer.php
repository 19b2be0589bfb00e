<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Storage\Memory;

/** Tables and services. */
final class Installer
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function install(): void
    {
        Memory::createTable($this->plugin->db, Brand::PREFIX);
        $this->plugin->orders->create();
        $this->plugin->methods->sync([]);
    }

    /** What belongs to orders stays: the table of orders, the shop's shipments made for them, the methods that they name. */
    public function uninstall(): void
    {
        $this->plugin->methods->remove();
        $this->plugin->db->run('DELETE FROM `{p}' . Brand::PREFIX . '_memory` WHERE `name` NOT LIKE ?', ['shipment:%']);
    }
}
