<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\SettingsSchema;

/** What only MiniShop3 has to be told: what its prices and weights are in, and what "paid" is. */
final class OwnSettings
{
    private const FIELDS = [
        ['key' => 'currency', 'group' => 'goods', 'type' => 'text', 'default' => 'RUB'],
        [
            'key' => 'weightUnit', 'group' => 'goods', 'type' => 'choice', 'default' => 'kg', 'options' => ['kg', 'g'],
        ],
        ['key' => 'checkArticles', 'group' => 'goods', 'type' => 'bool', 'default' => false],
        // A new MiniShop3 counts: draft, new, paid, sent, cancelled.
        ['key' => 'paidStatuses', 'group' => 'payment', 'type' => 'list', 'default' => ['3'], 'source' => 'shopStatuses'],
        [
            'key' => 'cancelledStatuses', 'group' => 'statuses', 'type' => 'list', 'default' => ['5'],
            'source' => 'shopStatuses',
        ],
    ];

    public static function schema(): SettingsSchema
    {
        return SettingsSchema::load(array_merge(self::FIELDS, SharedSettings::FIELDS));
    }
}
