<?php

// For the tests of the checkout: a shop with two methods, a cart, a gateway's answers.

declare(strict_types=1);

use CourierCore\Cart;
use CourierCore\Checkout;
use CourierCore\Goods;
use CourierCore\Offer;
use CourierCore\Place;
use CourierCore\Placement;

require_once __DIR__ . '/shop-stage.php';

/** The shop's checkout, between its buyer and the gateway. */
final class CheckoutStage extends ShopStage
{
    public Checkout $checkout;

    /** @param array<string, mixed> $settings */
    public function __construct(array $settings = [])
    {
        parent::__construct($settings);
        $this->checkout = $this->delivery->checkout();
    }

    /** The cart of one lamp. @param array<string, mixed> $line what is different about the lamp */
    public function cart(array $line = []): Cart
    {
        return (new Goods([aLine($line)], $this->shop->settings()))->toCart('RUB', 'cash');
    }

    /** What the checkout offers for this cart in Казань. @return array<string, Offer> by the entry's key */
    public function offers(?Cart $cart = null, string $token = ''): array
    {
        return $this->checkout->offers($cart ?? $this->cart(), kazan(), $this->shop->methods(), $token);
    }

    /** The order as it is being placed, by the entry `door` or `pickup`. @param array<string, mixed> $more */
    public function placement(Cart $cart, string $key, array $more = []): Placement
    {
        return new Placement($more + [
            'entry' => array_column($this->shop->methods(), null, 'key')[$key],
            'cart' => $cart,
            'charged' => 29900,
        ]);
    }
}

function kazan(): Place
{
    return new Place(['name' => 'г. Казань', 'postcode' => '420000', 'country' => 'ru']);
}

/** A token that prices this cart. @param array<string, mixed> $claims */
function tokenFor(Cart $cart, array $claims = []): string
{
    return signed(someClaims($claims + ['fingerprint' => $cart->fingerprint()]));
}
