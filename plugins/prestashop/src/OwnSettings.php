<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\SettingsSchema;

/** What only PrestaShop has to be told. */
final class OwnSettings
{
    private const FIELDS = [
        ['key' => 'addHandling', 'group' => 'price', 'type' => 'bool', 'default' => false],
        ['key' => 'notifyBuyer', 'group' => 'statuses', 'type' => 'bool', 'default' => false],
    ];

    public static function schema(): SettingsSchema
    {
        return SettingsSchema::load(self::FIELDS);
    }
}
