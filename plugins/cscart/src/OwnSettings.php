<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\SettingsSchema;

/** What only CS-Cart has to be told. */
final class OwnSettings
{
    private const FIELDS = [
        ['key' => 'paidStatuses', 'group' => 'statuses', 'type' => 'list', 'default' => [], 'source' => 'shopStatuses'],
        ['key' => 'cancelStatuses', 'group' => 'statuses', 'type' => 'list', 'default' => [], 'source' => 'shopStatuses'],
        ['key' => 'notifyBuyer', 'group' => 'statuses', 'type' => 'bool', 'default' => false],
    ];

    public static function schema(): SettingsSchema
    {
        return SettingsSchema::load(self::FIELDS);
    }
}
