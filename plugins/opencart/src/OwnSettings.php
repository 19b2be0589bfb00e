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
