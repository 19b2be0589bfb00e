<?php

declare(strict_types=1);

namespace CourierPresta;

use Context;
use CourierPresta\Core\Form\ShopLists;
use Module;

/** PrestaShop's payments, statuses and order fields, for the settings to choose from. */
final class Lists implements ShopLists
{
    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    public function payments(): array
    {
        $names = [];
        foreach (Module::getPaymentModules() as $row) {
            $name = (string) $row['name'];
            $module = Module::getInstanceByName($name);
            $names[$name] = is_object($module) ? (string) $module->displayName : $name;
        }

        return $names;
    }

    public function statuses(): array
    {
        $rows = $this->db->rows(
            'SELECT l.`id_order_state`, l.`name` FROM `{p}order_state_lang` l JOIN `{p}order_state` s'
                . ' ON s.`id_order_state` = l.`id_order_state` WHERE l.`id_lang` = ? AND s.`deleted` = 0'
                . ' ORDER BY l.`id_order_state`',
            [(int) Context::getContext()->language->id]
        );

        return array_column($rows, 'name', 'id_order_state');
    }

    public function orderFields(): array
    {
        return array_combine(Recipient::FIELDS, Recipient::FIELDS) ?: [];
    }
}
