<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\ShopLists;

/** MiniShop3's payments, statuses and order fields, for the settings to choose from. */
final class Lists implements ShopLists
{
    private const FIELDS = [
        'first_name', 'last_name', 'phone', 'email', 'country', 'index', 'region', 'city', 'metro', 'street', 'building',
        'entrance', 'floor', 'room', 'comment', 'text_address',
    ];

    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    public function payments(): array
    {
        return array_column($this->db->rows('SELECT `id`, `name` FROM `{p}ms3_payments` ORDER BY `id`'), 'name', 'id');
    }

    public function statuses(): array
    {
        $rows = $this->db->rows('SELECT `id`, `name` FROM `{p}ms3_order_statuses` ORDER BY `position`, `id`');

        return array_column($rows, 'name', 'id');
    }

    public function orderFields(): array
    {
        return array_combine(self::FIELDS, self::FIELDS) ?: [];
    }
}
