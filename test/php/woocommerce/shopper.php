<?php

// What a buyer asks of the fake shop.

declare(strict_types=1);

use CourierWoo\CheckoutState;
use CourierWoo\Plugin;

trait ShopperCommands
{
    public static function change(array $command): array
    {
        $cart = WC()->session->get('cart', []);
        if (isset($command['product'])) {
            $cart[$command['product']] = ($cart[$command['product']] ?? 0) + $command['quantity'];
            WC()->session->set('cart', $cart);
        }
        if (isset($command['coupon'])) {
            WC()->session->set('coupons', array_merge(WC()->session->get('coupons', []), [$command['coupon']]));
        }

        return self::look($command);
    }

    public static function review(array $command): array
    {
        if ($command['checkout'] === 'classic') {
            FakeClassic::review($command['form']);
        } else {
            FakeStoreApi::setCustomer($command['form']);
            if (isset($command['form']['shipping_method'][0])) {
                FakeStoreApi::chooseRate($command['form']['shipping_method'][0]);
            }
        }

        return self::look($command);
    }

    public static function extend(array $command): array
    {
        FakeStoreApi::extend($command['data']);

        return self::look($command);
    }

    /** What the page shows. */
    public static function look(array $command): array
    {
        WC()->cart->calculate();
        $rates = [];
        foreach (WC()->shipping()->get_packages()[0]['rates'] ?? [] as $rate) {
            $rates[] = ['id' => $rate->get_id(), 'label' => $rate->get_label(), 'cost' => (int) round((float) $rate->get_cost() * 100)];
        }
        $gateways = apply_filters('woocommerce_available_payment_gateways', WC()->payment_gateways()->payment_gateways());
        $state = new CheckoutState(Plugin::get());

        return [
            'page' => $state->page(),
            'packages' => $command['checkout'] === 'classic'
                ? $state->packages()
                : (Site::$storeApi['data']['courier-checkout'])()['packages'],
            'rates' => $rates,
            'chosen' => WC()->session->get('chosen_shipping_methods', [])[0] ?? '',
            'total' => (int) round(WC()->cart->total() * 100),
            'payments' => array_keys($gateways),
        ];
    }

    public static function place(array $command): array
    {
        $result = $command['checkout'] === 'classic'
            ? FakeClassic::place($command['form'])
            : FakeStoreApi::place($command['form']);

        return $result + ['hooks' => Site::$ran];
    }
}
