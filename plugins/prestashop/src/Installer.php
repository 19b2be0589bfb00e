<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Storage\Memory;
use Tab;

/** Tables, carriers and the address of our own back office page. */
final class Installer
{
    public const TAB = 'AdminCourierCheckout';

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function install(string $moduleName): bool
    {
        Memory::createTable($this->plugin->db, Brand::PREFIX);
        CartTable::createTable($this->plugin->db);
        $this->plugin->orders->create();
        $this->plugin->carriers->ensure();
        $this->addTab($moduleName);

        return true;
    }

    /** What belongs to orders stays: the table of orders, and the carriers that they name. */
    public function uninstall(): bool
    {
        $this->plugin->carriers->putAway();
        $tabId = $this->tabId();
        if ($tabId > 0) {
            (new Tab($tabId))->delete();
        }
        $this->plugin->db->run('DROP TABLE IF EXISTS `{p}' . Brand::PREFIX . '_cart`');
        $this->plugin->db->run('DROP TABLE IF EXISTS `{p}' . Brand::PREFIX . '_memory`');

        return true;
    }

    private function addTab(string $moduleName): void
    {
        if ($this->tabId() > 0) {
            return;
        }
        $tab = new Tab();
        $tab->active = true;
        $tab->class_name = self::TAB;
        $tab->module = $moduleName;
        // In no menu: it only answers our own pages, with the rights that its row is given.
        $tab->id_parent = -1;
        foreach (\Language::getLanguages(false) as $language) {
            $tab->name[(int) $language['id_lang']] = $this->plugin->brand->name((string) $language['iso_code']);
        }
        $tab->add();
    }

    private function tabId(): int
    {
        $row = $this->plugin->db->row('SELECT `id_tab` FROM `{p}tab` WHERE `class_name` = ?', [self::TAB]);

        return (int) ($row['id_tab'] ?? 0);
    }
}
