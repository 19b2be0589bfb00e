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

    /** The courier cannot price without them; 0 stands for no mark-up. */
    public const REQUIRED = ['senderTown', 'multiplier', 'additive'];

    public static function schema(): SettingsSchema
    {
        return SettingsSchema::load(array_map(static fn (array $field): array => $field + [
            'label' => "setting.{$field['key']}",
            'help' => "setting.{$field['key']}.help",
            'secret' => false,
            'scope' => 'shop',
        ], self::FIELDS));
    }

    public static function isOwn(string $key): bool
    {
        return in_array($key, array_column(self::FIELDS, 'key'), true);
    }
}
