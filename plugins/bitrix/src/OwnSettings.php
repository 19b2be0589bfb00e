<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\SettingsSchema;

/** What only Bitrix has to be told. */
final class OwnSettings
{
    private const FIELDS = [
        ['key' => 'cancelWithOrder', 'group' => 'statuses', 'type' => 'bool', 'default' => false],
        // «15500 Казань»: what a service's form offers to choose from.
        [
            'key' => 'senderTowns', 'group' => 'price', 'type' => 'list', 'default' => [], 'pattern' => '^\\d{1,10}( [^,]{1,80})?$',
        ],
        // As in the older module, a service may read the recipient from fields of its own.
        ['key' => 'fieldMap', 'group' => 'fields', 'type' => 'map', 'default' => [], 'scope' => 'both', 'source' => 'recipientFields'],
    ];

    public static function schema(): SettingsSchema
    {
        return SettingsSchema::load(self::FIELDS);
    }
}
