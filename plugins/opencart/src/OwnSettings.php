<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\SettingsSchema;

/** What only OpenCart has to be told: its statuses say neither "paid" nor "cancelled". */
final class OwnSettings
{
    /** Ids of a fresh OpenCart: cancelled, denied, refunded, reversed, chargeback, expired, voided. */
    private const CANCELLED = ['7', '8', '11', '12', '13', '14', '16'];
    private const FIELDS = [
        ['key' => 'paidStatuses', 'group' => 'payment', 'type' => 'list', 'default' => [], 'source' => 'shopStatuses'],
        [
            'key' => 'cancelledStatuses', 'group' => 'statuses', 'type' => 'list', 'default' => self::CANCELLED,
            'source' => 'shopStatuses',
        ],
        ['key' => 'notifyBuyer', 'group' => 'statuses', 'type' => 'bool', 'default' => false],
    ];

    public static function schema(): SettingsSchema
    {
        return SettingsSchema::load(self::FIELDS);
    }
}
