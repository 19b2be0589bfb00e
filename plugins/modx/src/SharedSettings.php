<?php

declare(strict_types=1);

namespace CourierModx;

/** What both shops on MODX ask beside the core's settings. */
final class SharedSettings
{
    public const FIELDS = [
        ['key' => 'extraFields', 'group' => 'fields', 'type' => 'text', 'default' => ''],
        ['key' => 'trackStatuses', 'group' => 'statuses', 'type' => 'list', 'default' => [], 'source' => 'shopStatuses'],
        ['key' => 'trackDays', 'group' => 'statuses', 'type' => 'int', 'default' => '7', 'min' => 1, 'max' => 365],
    ];
}
