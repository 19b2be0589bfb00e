<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Form\ShopLists;

/** CS-Cart's payments, statuses and order fields, for the settings to choose from. */
final class Lists implements ShopLists
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function payments(): array
    {
        return array_column($this->plugin->db->rows(
            'SELECT p.`payment_id`, d.`payment` FROM `{p}payments` p JOIN `{p}payment_descriptions` d'
                . ' ON d.`payment_id` = p.`payment_id` AND d.`lang_code` = ? ORDER BY p.`payment_id`',
            [$this->plugin->locale()]
        ), 'payment', 'payment_id');
    }

    public function statuses(): array
    {
        return (array) fn_get_simple_statuses('O');
    }

    public function orderFields(): array
    {
        $own = array_combine(OrderReader::FIELDS, OrderReader::FIELDS) ?: [];
        $more = $this->plugin->db->rows(
            "SELECT `object_id`, `description` FROM `{p}profile_field_descriptions` WHERE `object_type` = 'F' AND `lang_code` = ?",
            [$this->plugin->locale()]
        );
        foreach ($more as $row) {
            $own["field_{$row['object_id']}"] = (string) $row['description'];
        }

        return $own;
    }
}
