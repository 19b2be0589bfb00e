<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\MethodEntry;
use CourierWoo\Core\Settings;

/** Our entries in the shop's delivery zones, read without building every shipping method of the shop. */
final class MethodTable
{
    /** Method id of WooCommerce => method of ours and the first word of an entry's key. */
    private const METHODS = [
        Brand::PREFIX . '_door' => ['door', 'door'],
        Brand::PREFIX . '_points' => ['pickup_point', 'points'],
    ];

    /** @return string[] */
    public static function ids(): array
    {
        return array_keys(self::METHODS);
    }

    /** `door` or `pickup_point`; '' when the method is not ours. */
    public static function methodOf(string $methodId): string
    {
        return self::METHODS[$methodId][0] ?? '';
    }

    /** `door_3`; '' when the method is not ours. */
    public static function key(string $methodId, int $instanceId): string
    {
        return isset(self::METHODS[$methodId]) ? self::METHODS[$methodId][1] . '_' . $instanceId : '';
    }

    /** Id of a rate is `<method id>:<instance id>`, and other plugins may put more behind it. */
    public static function keyOfRate(string $rateId): string
    {
        $parts = explode(':', $rateId);

        return self::key($parts[0], (int) ($parts[1] ?? 0));
    }

    /** @return MethodEntry[] */
    public static function entries(Settings $settings): array
    {
        global $wpdb;
        $ids = self::ids();
        $rows = $wpdb->get_results($wpdb->prepare(
            "SELECT method_id, instance_id FROM {$wpdb->prefix}woocommerce_shipping_zone_methods"
                . ' WHERE method_id IN (%s, %s) ORDER BY instance_id',
            $ids[0],
            $ids[1]
        ));
        $entries = [];
        foreach ($rows as $row) {
            $entries[] = self::entry((string) $row->method_id, (int) $row->instance_id, $settings);
        }

        return $entries;
    }

    private static function entry(string $methodId, int $instanceId, Settings $settings): MethodEntry
    {
        $stored = (array) get_option("woocommerce_{$methodId}_{$instanceId}_settings", []);

        return new MethodEntry([
            'key' => self::key($methodId, $instanceId),
            'method' => self::METHODS[$methodId][0],
            'title' => (string) ($stored['title'] ?? ''),
            'settings' => $settings->forMethod($stored),
        ]);
    }
}
