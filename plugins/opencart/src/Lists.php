<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Form\ShopLists;

/** OpenCart's payments, statuses and order fields, for the settings to choose from. */
final class Lists implements ShopLists
{
    private const COLUMNS = [
        'firstname', 'lastname', 'email', 'telephone', 'payment_company', 'payment_address_1', 'payment_city',
        'payment_postcode', 'shipping_company', 'shipping_address_1', 'shipping_address_2', 'shipping_city',
        'shipping_postcode',
    ];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function payments(): array
    {
        $titles = [];
        foreach ($this->plugin->db->rows("SELECT * FROM `{p}extension` WHERE `type` = 'payment' ORDER BY `code`") as $row) {
            $code = (string) $row['code'];
            $route = isset($row['extension']) ? "extension/{$row['extension']}/payment/{$code}" : "extension/payment/{$code}";
            $texts = $this->plugin->registry->get('load')->language($route);
            $title = is_array($texts) ? (string) ($texts['heading_title'] ?? '') : '';
            $titles[$code] = strip_tags(html_entity_decode($title, ENT_QUOTES, 'UTF-8')) ?: $code;
        }

        return $titles;
    }

    public function statuses(): array
    {
        $rows = $this->plugin->db->rows(
            'SELECT `order_status_id`, `name` FROM `{p}order_status` WHERE `language_id` = ? ORDER BY `order_status_id`',
            [(int) $this->plugin->config('config_language_id')]
        );

        return array_column($rows, 'name', 'order_status_id');
    }

    public function orderFields(): array
    {
        $fields = array_combine(self::COLUMNS, self::COLUMNS) ?: [];
        $rows = $this->plugin->db->rows(
            'SELECT `custom_field_id`, `name` FROM `{p}custom_field_description` WHERE `language_id` = ?',
            [(int) $this->plugin->config('config_language_id')]
        );
        foreach ($rows as $row) {
            $fields["custom_field:{$row['custom_field_id']}"] = (string) $row['name'];
        }

        return $fields;
    }
}
