<?php

// The settings page: WooCommerce checks nonce and right, then each tab saves and draws itself.

declare(strict_types=1);

final class WC_Admin_Settings
{
    /** @var string[] */
    private static array $said = [];

    public static function add_error(string $text): void
    {
        self::$said[] = '<div class="error inline"><p>' . esc_html($text) . '</p></div>';
    }

    public static function add_message(string $text): void
    {
        self::$said[] = '<div class="updated inline"><p>' . esc_html($text) . '</p></div>';
    }

    public static function save(): void
    {
        if (($_GET['page'] ?? '') !== 'wc-settings' || !isset($_POST['save']) || !current_user_can('manage_woocommerce')) {
            return;
        }
        check_admin_referer('woocommerce-settings');
        do_action('woocommerce_settings_save_' . sanitize_title($_GET['tab'] ?? 'general'));
    }

    public static function show(): void
    {
        echo '<form method="post" id="mainform">';
        foreach (apply_filters('woocommerce_settings_tabs_array', ['general' => 'General']) as $tab => $title) {
            echo '<a href="' . esc_url(admin_url("admin.php?page=wc-settings&tab={$tab}")) . '">' . esc_html($title) . '</a>';
        }
        echo implode('', self::$said);
        do_action('woocommerce_settings_' . sanitize_title($_GET['tab'] ?? 'general'));
        wp_nonce_field('woocommerce-settings');
        echo '<button name="save" value="1">Save</button></form>';
    }
}

add_action('admin_menu', static function (): void {
    add_menu_page('WooCommerce', 'WooCommerce', 'edit_shop_orders', 'woocommerce', '__return_null');
    add_submenu_page('woocommerce', 'Settings', 'Settings', 'manage_woocommerce', 'wc-settings', ['WC_Admin_Settings', 'show']);
});
add_action('wp_loaded', ['WC_Admin_Settings', 'save']);

// No page of the shop is a checkout here: rates and orders are made by the tests.
function is_checkout(): bool
{
    return false;
}
function is_order_received_page(): bool
{
    return false;
}
function is_wc_endpoint_url(string $endpoint): bool
{
    return false;
}
