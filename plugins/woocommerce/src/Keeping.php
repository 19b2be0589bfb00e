<?php

declare(strict_types=1);

namespace CourierWoo;

use WC_Order_Item_Shipping;

/** Notes with a split order which goods lie in which package: WooCommerce itself keeps only their names. */
final class Keeping
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function register(): void
    {
        add_action('woocommerce_checkout_create_order_shipping_item', [$this, 'keepPackage'], 10, 3);
        add_filter('woocommerce_hidden_order_itemmeta', [$this, 'hide']);
    }

    /**
     * @param mixed $item
     * @param mixed $packageKey
     * @param mixed $package
     */
    public function keepPackage($item, $packageKey, $package): void
    {
        $isOurs = $item instanceof WC_Order_Item_Shipping && MethodTable::methodOf($item->get_method_id()) !== '';
        if (!$isOurs || count(WC()->shipping()->get_packages()) < 2) {
            return;
        }
        $inside = [];
        foreach ($package['contents'] ?? [] as $line) {
            $id = "{$line['product_id']}:{$line['variation_id']}";
            $inside[$id] = ($inside[$id] ?? 0) + $line['quantity'];
        }
        $item->add_meta_data(OrderLines::PACKAGE, $inside, true);
    }

    /**
     * @param mixed $keys
     * @return mixed
     */
    public function hide($keys)
    {
        return array_merge((array) $keys, [OrderLines::PACKAGE]);
    }
}
