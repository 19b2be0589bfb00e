<?php

// What the driver of the conformance list asks of the fake shop.

declare(strict_types=1);

use CourierWoo\Jobs;
use CourierWoo\Plugin;

final class Commands
{
    use ShopperCommands;

    public static function setUp(array $command): array
    {
        Site::$data['options'] += ['home' => Site::$url, 'siteurl' => Site::$url, 'woocommerce_currency' => 'RUB', 'admin_email' => 'shop@example.org'];
        Site::$data['options'] += $command['kept'] ?? [];
        // Another order of the same number may lie at the courier: no two scenarios share one.
        Site::$data['lastId'] = $command['firstId'] ?? 100;
        do_action('activate');
        foreach ($command['products'] as $name => $product) {
            $id = Site::nextId();
            Site::$data['products'][$id] = $product + ['id' => $id, 'sku' => "SKU-{$name}"];
        }
        Site::$data['methods'] = [2 => 'courier_checkout_door', 3 => 'courier_checkout_points'];

        return array_column(Site::$data['products'], 'id', 'sku');
    }

    /** What a connection leaves behind. */
    public static function kept(): array
    {
        return array_filter(
            Site::$data['options'],
            static fn (string $name): bool => strpos($name, 'courier_checkout_kept_') === 0,
            ARRAY_FILTER_USE_KEY
        );
    }

    public static function save(array $command): string
    {
        $_POST = ['courier_checkout' => $command['settings']];
        WC_Admin_Settings::$said = [];
        do_action('woocommerce_settings_save_courier-checkout');
        ob_start();
        do_action('woocommerce_settings_courier-checkout');

        return implode("\n", WC_Admin_Settings::$said) . "\n" . strip_tags((string) ob_get_clean());
    }

    public static function saveMethod(array $command): string
    {
        $classes = apply_filters('woocommerce_shipping_methods', []);
        $id = Site::$data['methods'][$command['instance']];
        $method = new $classes[$id]($command['instance']);
        foreach ($command['settings'] as $key => $value) {
            $method->posted["woocommerce_{$id}_{$key}"] = $value;
        }
        $method->process_admin_options();

        return implode("\n", $method->errors);
    }

    public static function page(): string
    {
        ob_start();
        do_action('woocommerce_settings_courier-checkout');
        do_action('admin_notices');

        return (string) ob_get_clean();
    }

    /** The older module's own option, and nothing of ours. */
    public static function plantOldModule(): bool
    {
        foreach (array_keys(Site::$data['options']) as $name) {
            if (strpos($name, 'courier_checkout_') === 0) {
                delete_option($name);
            }
        }

        return update_option('KC2008_delivery_option', ['login' => 'old-login', 'password' => 'old', 'code' => '8814']);
    }

    /** Follows the link; WordPress ends such a request with a redirect. */
    public static function takeOver(): bool
    {
        $_REQUEST['_wpnonce'] = wp_create_nonce('courier_checkout_takeover');
        try {
            do_action('admin_post_courier_checkout_takeover');
        } catch (Redirected $redirected) {
            return true;
        }

        return false;
    }

    public static function diagnosis(): string
    {
        return (string) json_encode(Plugin::get()->delivery->diagnosis());
    }

    public static function rest(array $command): array
    {
        Site::$isManager = empty($command['isPublic']);

        return rest_call($command['method'], $command['path'], $command['body'] ?? '', $command['headers'] ?? [], $command['query'] ?? []);
    }

    public static function order(array $command): ?array
    {
        $order = wc_get_order($command['order']);
        if (!$order instanceof WC_Order) {
            return null;
        }
        ob_start();
        do_action('woocommerce_order_details_after_order_table', $order);

        return [
            'number' => $order->get_order_number(),
            'status' => $order->get_status(),
            'total' => (int) round((float) $order->get_total() * 100),
            'deliveryFee' => (int) round((float) $order->get_shipping_total() * 100),
            'history' => Site::$data['notes'][$order->get_id()] ?? [],
            'buyerPage' => strip_tags(str_replace('<', ' <', (string) ob_get_clean())),
        ];
    }

    public static function edit(array $command): bool
    {
        $order = wc_get_order($command['order']);
        if (isset($command['status'])) {
            $order->update_status($command['status']);
        }
        if (isset($command['isPaid'])) {
            $order->payment_complete();
        }
        if (isset($command['quantity'])) {
            foreach ($order->get_items('line_item') as $item) {
                $item->data['total'] = $item->data['total'] / $item->data['quantity'] * $command['quantity'];
                $item->data['quantity'] = $command['quantity'];
            }
            $order->save();
        }
        if (isset($command['note'])) {
            $_POST['courier_checkout_note'] = $command['note'];
            do_action('woocommerce_process_shop_order_meta', $order->get_id(), $order);
        }
        if (isset($command['delete'])) {
            unset(Site::$data['orders'][$order->get_id()]);
        }

        return true;
    }

    public static function create(array $command): string
    {
        $order = new WC_Order($command['order'] + ['created_via' => 'rest-api']);
        foreach ($command['products'] as $id => $quantity) {
            $product = wc_product((int) $id);
            $order->add_item('line_item', new WC_Order_Item_Product([
                'name' => $product->get_name(), 'product' => (int) $id, 'quantity' => $quantity,
                'total' => (float) $product->get_price() * $quantity,
            ]));
        }
        $order->add_item('shipping', new WC_Order_Item_Shipping(['name' => 'Доставка', 'total' => 300.0] + $command['shipping']));

        return (string) $order->save();
    }

    public static function bulk(array $command): string
    {
        return (string) apply_filters(
            'handle_bulk_actions-woocommerce_page_wc-orders',
            admin_url('admin.php?page=wc-orders'),
            'courier_checkout_send',
            $command['orders']
        );
    }

    public static function runJobs(array $command): int
    {
        if ($command['job'] === 'pull') {
            do_action(Jobs::PULL);

            return 1;
        }
        $jobs = Site::$data['jobs'];
        Site::$data['jobs'] = [];
        foreach ($jobs as $job) {
            do_action($job['hook'], ...$job['arguments']);
        }

        return count($jobs);
    }

    public static function label(array $command): array
    {
        try {
            $pdf = Plugin::get()->delivery->shipping()->label($command['order']);

            return ['status' => 200, 'isPdf' => strncmp($pdf, '%PDF-', 5) === 0];
        } catch (CourierWoo\Core\GatewayFailure $failure) {
            return ['status' => 404, 'isPdf' => false];
        }
    }

    public static function setOption(array $command): bool
    {
        return update_option($command['option'], $command['value']);
    }

    public static function mails(): array
    {
        $mails = Site::$data['mails'];
        foreach (array_keys(Site::$data['orders']) as $id) {
            ob_start();
            do_action('woocommerce_email_after_order_table', wc_get_order($id), false, true);
            $mails[] = (string) ob_get_clean();
        }

        return $mails;
    }

    public static function logs(): array
    {
        return Site::$data['logs'];
    }

    public static function uninstall(): array
    {
        CourierWoo\Installer::uninstall();

        return ['options' => array_keys(Site::$data['options']), 'orders' => count(Site::$data['orders'])];
    }
}
