<?php

declare(strict_types=1);

namespace CourierWoo;

/** Tells WooCommerce of our two methods, and the gateway of their rules. */
final class ShippingMethods
{
    public function register(): void
    {
        add_filter('woocommerce_shipping_methods', [$this, 'add']);
        add_action('woocommerce_shipping_zone_method_added', [$this, 'push'], 10, 2);
    }

    /**
     * @param mixed $methods class by method id
     * @return mixed
     */
    public function add($methods)
    {
        $ids = MethodTable::ids();

        return [$ids[0] => DoorMethod::class, $ids[1] => PointsMethod::class] + (array) $methods;
    }

    /**
     * @param mixed $instanceId
     * @param mixed $methodId
     */
    public function push($instanceId, $methodId): void
    {
        if (MethodTable::methodOf((string) $methodId) !== '') {
            self::pushRules();
        }
    }

    /** The gateway prices by the rules, so it must know them; what cannot be told now is told by the next job. */
    public static function pushRules(): void
    {
        $plugin = Plugin::get();
        $plugin->shop->forget();
        if ($plugin->delivery->publishableKey() === '') {
            return;
        }
        $plugin->delivery->connection()->push();
        // New rules, new prices: rates that carts have kept are asked for again.
        \WC_Cache_Helper::get_transient_version('shipping', true);
    }
}
