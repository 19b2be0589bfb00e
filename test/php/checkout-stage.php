<?php

// For the tests of the checkout: a shop with two methods, a cart, a gateway's answers.

declare(strict_types=1);

use CourierCore\Cart;
use CourierCore\Checkout;
use CourierCore\Delivery;
use CourierCore\Goods;
use CourierCore\Place;
use CourierCore\Placement;

/** @return array{0: FakeShop, 1: FakeTransport, 2: Checkout} */
$open = function (array $settings = [], int $now = NOW): array {
    $shop = new FakeShop();
    $shop->settings = $settings + $shop->settings;
    $transport = new FakeTransport();

    return [$shop, $transport, (new Delivery($shop, $transport, fn (): int => $now))->checkout()];
};
$cartOf = fn (FakeShop $shop, array $line = []): Cart =>
    (new Goods([aLine($line)], $shop->settings()))->toCart('RUB', 'cash');
$kazan = new Place(['name' => 'г. Казань', 'postcode' => '420000', 'country' => 'ru']);
$quote = fn (string $method, string $level, int $amount): array => [
    'id' => "{$method}:{$level}",
    'method' => $method,
    'serviceLevel' => $level,
    'name' => 'Эконом',
    'price' => ['amount' => $amount, 'currency' => 'RUB'],
    'transitDays' => ['min' => 2, 'max' => 3],
];
$answer = fn (array $quotes, array $refusals = []): array => [
    'town' => ['code' => '1605', 'name' => 'Казань город', 'regionCode' => '16', 'regionName' => '', 'country' => 'RU'],
    'fingerprint' => '',
    'quotes' => $quotes,
    'refusals' => $refusals,
    'seal' => 'sealed',
];
$placement = fn (FakeShop $shop, Cart $cart, string $key, array $more): Placement => new Placement($more + [
    'entry' => array_column($shop->methods(), null, 'key')[$key],
    'cart' => $cart,
    'charged' => 29900,
]);
$tokenFor = fn (Cart $cart, array $claims = []): string =>
    signed(someClaims($claims + ['fingerprint' => $cart->fingerprint()]));

return [$open, $cartOf, $kazan, $quote, $answer, $placement, $tokenFor];
