<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\ShopLists;

/** miniShop2's payments, statuses and order fields, for the settings to choose from. */
final class Lists implements ShopLists
{
    private const FIELDS = [
        'receiver', 'phone', 'email', 'index', 'region', 'city', 'street', 'building', 'room', 'comment',
    ];

    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    public function payments(): array
    {
        return array_column($this->db->rows('SELECT `id`, `name` FROM `{p}ms2_payments` ORDER BY `id`'), 'name', 'id');
    }

    public function statuses(): array
    {
        $rows = $this->db->rows('SELECT `id`, `name` FROM `{p}ms2_order_statuses` ORDER BY `rank`, `id`');

        return array_column($rows, 'name', 'id');
    }

    public function orderFields(): array
    {
        return array_combine(self::FIELDS, self::FIELDS) ?: [];
    }
}
