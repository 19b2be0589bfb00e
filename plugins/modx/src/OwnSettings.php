<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\SettingsSchema;

/** What only miniShop2 has to be told: it knows neither a currency nor a unit of weight, nor what "paid" is. */
final class OwnSettings
{
    private const FIELDS = [
        ['key' => 'currency', 'group' => 'goods', 'type' => 'text', 'default' => 'RUB'],
        [
            'key' => 'weightUnit', 'group' => 'goods', 'type' => 'choice', 'default' => 'kg', 'options' => ['kg', 'g'],
        ],
        ['key' => 'checkArticles', 'group' => 'goods', 'type' => 'bool', 'default' => false],
        ['key' => 'paidStatuses', 'group' => 'payment', 'type' => 'list', 'default' => ['2'], 'source' => 'shopStatuses'],
        [
            'key' => 'cancelledStatuses', 'group' => 'statuses', 'type' => 'list', 'default' => ['4'],
            'source' => 'shopStatuses',
        ],
    ];

    public static function schema(): SettingsSchema
    {
        return SettingsSchema::load(array_merge(self::FIELDS, SharedSettings::FIELDS));
    }
}
