<?php

declare(strict_types=1);

namespace CourierWoo;

/** Puts the bundle of the order block and the settings helpers on a page of the administration. */
final class AdminScript
{
    public static function add(Plugin $plugin): void
    {
        $handle = Brand::SLUG . '-admin';
        wp_enqueue_script($handle, $plugin->url('assets/admin.js'), [], Plugin::VERSION, true);
        wp_enqueue_style($handle, $plugin->url('assets/admin.css'), [], Plugin::VERSION);
        $api = rest_url(Brand::SLUG . '/v1');
        $page = [
            'brand' => Brand::SLUG,
            'headers' => ['X-WP-Nonce' => wp_create_nonce('wp_rest')],
            'urls' => [
                'act' => "{$api}/orders/{id}/{action}",
                'check' => "{$api}/check",
                // Without permalinks the address has a query already.
                'towns' => "{$api}/towns" . (strpos($api, '?') === false ? '?' : '&') . 'q={q}',
            ],
            'locale' => str_replace('_', '-', $plugin->shop->locale()),
            'widget' => $plugin->url('assets/widget/element.js') . '?ver=' . Plugin::VERSION,
            'tiles' => $plugin->brand->tiles(),
        ];
        wp_add_inline_script(
            $handle,
            '(window.courierCheckoutAdmin=window.courierCheckoutAdmin||[]).push(' . wp_json_encode($page) . ')',
            'before'
        );
    }
}
