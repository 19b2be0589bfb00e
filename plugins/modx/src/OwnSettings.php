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
        ['key' => 'paidStatuses', 'group' => 'payment', 'type' => 'list', 'default' => ['2'], 'source' => 'shopStatuses'],
        [
            'key' => 'cancelledStatuses', 'group' => 'statuses', 'type' => 'list', 'default' => ['4'],
            'source' => 'shopStatuses',
        ],
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
