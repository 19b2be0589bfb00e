<?php

/**
 * Plugin Name: WooCommerce
 * Description: Stands in for WooCommerce, which no package registry has: its goods, orders and rates are the fakes of
 *              the PHP tests. WordPress around it is real.
 * Version: 11.0.1
 */

declare(strict_types=1);

define('WC_VERSION', '11.0.1');

/** What the fakes keep, in one option of the real site. */
final class Site
{
    private const OPTION = 'stand_in_of_woocommerce';

    /** @var array<string, mixed> */
    public static array $data = [];
    /** @var array<string, array<string, mixed>> */
    public static array $storeApi = ['data' => [], 'update' => []];
    private static string $kept = '';

    public static function open(): void
    {
        $kept = get_option(self::OPTION);
        self::$data = (is_array($kept) ? $kept : []) + [
            'orders' => [], 'products' => [], 'sessions' => [], 'jobs' => [], 'recurring' => [], 'notes' => [],
            'methods' => [], 'logs' => [], 'compatible' => [], 'lastId' => 100,
        ];
        self::$kept = serialize(self::$data);
        add_action('shutdown', [self::class, 'keep']);
    }

    /** Only what was changed: while one request waits for the gateway, another may write. */
    public static function keep(): void
    {
        if (serialize(self::$data) !== self::$kept) {
            update_option(self::OPTION, self::$data, false);
            self::$kept = serialize(self::$data);
        }
    }

    public static function nextId(): int
    {
        return ++self::$data['lastId'];
    }
}

foreach (['goods', 'order-items', 'orders', 'store', 'cart', 'checkouts', 'blocks-api', 'features', 'settings', 'scheduler'] as $part) {
    require __DIR__ . "/{$part}.php";
}

// As WooCommerce: whoever opens a site first sets it up, so that a network's new sites are.
add_action('init', static function (): void {
    global $wpdb;
    if (get_option('woocommerce_version') === WC_VERSION) {
        return;
    }
    update_option('woocommerce_version', WC_VERSION);
    $wpdb->query("CREATE TABLE {$wpdb->prefix}woocommerce_shipping_zone_methods (
        zone_id INTEGER, instance_id INTEGER PRIMARY KEY, method_id TEXT, is_enabled INTEGER)");
    add_role('shop_manager', 'Shop manager', ['read' => true]);
    add_role('customer', 'Customer', ['read' => true]);
    foreach (['administrator', 'shop_manager'] as $name) {
        get_role($name)->add_cap('manage_woocommerce');
        get_role($name)->add_cap('edit_shop_orders');
    }
    add_option('woocommerce_currency', 'RUB');
}, -1);

add_action('plugins_loaded', static function (): void {
    Site::open();
    do_action('woocommerce_loaded');
}, 0);
add_action('init', static function (): void {
    do_action('before_woocommerce_init');
    do_action('woocommerce_blocks_loaded');
    do_action('woocommerce_init');
}, 0);
add_action('init', static function (): void {
    do_action('action_scheduler_init');
}, 1);
