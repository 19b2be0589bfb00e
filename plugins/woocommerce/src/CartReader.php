<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Cart;
use CourierWoo\Core\Goods;
use CourierWoo\Core\Line;
use CourierWoo\Core\Payment;
use CourierWoo\Core\Place;
use WC_Product;

/** Turns a package of WooCommerce's cart into the core's cart and place. */
final class CartReader
{
    private WooShop $shop;

    public function __construct(WooShop $shop)
    {
        $this->shop = $shop;
    }

    /** @param array<string, mixed> $package */
    public function cart(array $package, string $payment): Cart
    {
        $lines = [];
        foreach ($package['contents'] ?? [] as $key => $item) {
            if (($item['data'] ?? null) instanceof WC_Product) {
                $lines[] = $this->line((string) $key, $item);
            }
        }

        return (new Goods($lines, $this->shop->settings()))->toCart(get_woocommerce_currency(), $payment);
    }

    /** `none`, `cash` or `card`, by the payment method the shopper has chosen. */
    public function payment(string $paymentMethod): string
    {
        return Payment::ofMethod($paymentMethod, $this->shop->settings());
    }

    /**
     * The town the shopper's own fields name.
     *
     * @param array<string, mixed> $destination of a package
     */
    public function place(array $destination): Place
    {
        $country = (string) ($destination['country'] ?? '');
        $state = (string) ($destination['state'] ?? '');
        $names = WC()->countries->get_states($country) ?: [];

        return new Place([
            'townCode' => (string) ($destination['townCode'] ?? ''),
            'name' => (string) ($destination['city'] ?? ''),
            'region' => (string) ($names[$state] ?? $state),
            'postcode' => (string) ($destination['postcode'] ?? ''),
            'country' => $country,
        ]);
    }

    /** @param array<string, mixed> $item */
    private function line(string $key, array $item): Line
    {
        return new Line([
            // After discounts, with tax: what is insured and collected.
            'total' => Amount::minor((float) ($item['line_total'] ?? 0) + (float) ($item['line_tax'] ?? 0)),
        ] + OrderLines::productLine($item['data'], (float) $item['quantity'], $key));
    }
}
