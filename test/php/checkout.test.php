<?php

declare(strict_types=1);

use CourierCore\Checkout;
use CourierCore\Offer;
use CourierCore\Placement;
use CourierCore\Selection;

[$open, $cartOf, $kazan, , $answer, $placement, $tokenFor] = require __DIR__ . '/checkout-stage.php';

test('a good choice goes through and is kept', function () use ($open, $cartOf, $placement, $tokenFor): void {
    [$shop, , $checkout] = $open();
    $cart = $cartOf($shop);
    $token = $tokenFor($cart);
    $now = $placement($shop, $cart, 'pickup', ['pricedFrom' => $token]);

    same(null, $checkout->problemWith($token, $now));
    $checkout->keepSelection('55', $token, $now);

    same('4417', $shop->orders['55']['selection']->point['code']);
    same([], $shop->orders['55']['marks']);
});

/** name => [claims, token seen at pricing ('same' for this one), charged, entry, reason] */
$refused = [
    'a cheap town’s token after the dear one priced' => [[], 'other', 29900, 'pickup', 'price'],
    'a price made lower on the way' => [[], 'same', 100, 'pickup', 'price'],
    'a price made higher on the way' => [[], 'same', 30000, 'pickup', 'price'],
    'a point’s token with the door method' => [[], 'same', 29900, 'door', 'method'],
    'rules changed since' => [['ruleSet' => 'pickup@3'], 'same', 29900, 'pickup', 'ruleSet'],
    'another shop’s token' => [['installation' => 'ins_x'], 'same', 29900, 'pickup', 'installation'],
    'a token past its time' => [['expiresAt' => NOW - 61], 'same', 29900, 'pickup', 'expired'],
    'a cart changed in another tab' => [['fingerprint' => str_repeat('f', 32)], 'same', 29900, 'pickup', 'fingerprint'],
];
foreach ($refused as $name => [$claims, $seen, $charged, $entry, $reason]) {
    test("{$name} is refused in words", function () use (
        $open,
        $cartOf,
        $placement,
        $tokenFor,
        $claims,
        $seen,
        $charged,
        $entry,
        $reason
    ): void {
        [$shop, , $checkout] = $open();
        $cart = $cartOf($shop);
        $token = $tokenFor($cart, $claims);
        $priced = $seen === 'same' ? $token : $tokenFor($cart, ['serviceLevel' => '9']);

        $problem = $checkout->problemWith(
            $token,
            $placement($shop, $cart, $entry, ['pricedFrom' => $priced, 'charged' => $charged])
        );

        same($reason, $problem->reason);
        same(true, strpos($problem->text, ' ') !== false && strpos($problem->text, '.') !== false);
    });
}

test('a coupon of the shop may lower the price, never raise it', function () use (
    $open,
    $cartOf,
    $placement,
    $tokenFor
): void {
    [$shop, , $checkout] = $open();
    $cart = $cartOf($shop);
    $token = $tokenFor($cart);
    $with = fn (int $charged): Placement => $placement($shop, $cart, 'pickup', [
        'pricedFrom' => $token,
        'charged' => $charged,
        'isLoweredByShop' => true,
    ]);

    same(null, $checkout->problemWith($token, $with(0)));
    same('price', $checkout->problemWith($token, $with(30000))->reason);
});

test('a town that the method’s zone does not hold is refused last', function () use (
    $open,
    $cartOf,
    $placement,
    $tokenFor
): void {
    [$shop, , $checkout] = $open();
    $cart = $cartOf($shop);
    $token = $tokenFor($cart);

    $problem = $checkout->problemWith($token, $placement($shop, $cart, 'pickup', [
        'pricedFrom' => $token,
        'holdsPlace' => fn (Selection $s): bool => $s->town['region'] === '77',
    ]));

    same('place', $problem->reason);
});

test('a point needs a choice, the door does not', function () use ($open, $cartOf, $placement): void {
    [$shop, , $checkout] = $open();
    $cart = $cartOf($shop);

    same('missing', $checkout->problemWith('', $placement($shop, $cart, 'pickup', []))->reason);
    same(null, $checkout->problemWith('', $placement($shop, $cart, 'door', [])));
});

test('dropping the token that set the price does not keep its price', function () use (
    $open,
    $cartOf,
    $placement
): void {
    [$shop, , $checkout] = $open();

    $problem = $checkout->problemWith('', $placement($shop, $cartOf($shop), 'door', ['pricedFrom' => 'v1.a.b.c']));

    same('price', $problem->reason);
});

test('an order at the fallback price is marked', function () use ($open, $cartOf, $placement): void {
    [$shop, , $checkout] = $open();

    $checkout->keepSelection('55', '', $placement($shop, $cartOf($shop), 'door', ['source' => Offer::FALLBACK]));
    $checkout->keepOutsideOrder('56');

    same([Checkout::NO_SELECTION, Checkout::FALLBACK_PRICE], $shop->orders['55']['marks']);
    same([Checkout::NO_SELECTION, Checkout::OUTSIDE_CHECKOUT], $shop->orders['56']['marks']);
});

test('a changed cart is quoted again with the same choice', function () use ($open, $cartOf, $answer): void {
    [$shop, $gateway, $checkout] = $open();
    $gateway->answer('POST /v1/quotes', $answer([]))->answer('POST /v1/selections', ['token' => 'v1.new']);

    $token = $checkout->renew(Selection::fromClaims(someClaims()), $shop->methods()[1], $cartOf($shop));

    same('v1.new', $token);
    same(
        ['seal' => 'sealed', 'quote' => 'pickup_point:1', 'method' => 'pickup_point', 'point' => '4417'],
        $gateway->lastBody()
    );
    same('Bearer ' . SK, end($gateway->requests)->headers['Authorization']);
});

test('an address is asked for again with the day and the wish for the driver', function () use ($open, $cartOf, $answer): void {
    [$shop, $gateway, $checkout] = $open();
    $gateway->answer('POST /v1/quotes', $answer([]))->answer('POST /v1/selections', ['token' => 'v1.new']);
    $chosen = [
        'address' => ['street' => 'Лесная', 'house' => '5'],
        'window' => ['date' => '2026-09-02'],
        'note' => 'ring twice',
    ];

    $checkout->renew(Selection::fromClaims(['method' => 'door'] + $chosen + someClaims()), $shop->methods()[0], $cartOf($shop));

    same($chosen, array_intersect_key($gateway->lastBody(), $chosen));
});

test('a choice that cannot be had any more is dropped', function () use ($open, $cartOf, $answer): void {
    [$shop, $gateway, $checkout] = $open();
    $gateway->answer('POST /v1/quotes', $answer([]))->fail('POST /v1/selections', 422, 'not_deliverable');

    same(null, $checkout->renew(Selection::fromClaims(someClaims()), $shop->methods()[1], $cartOf($shop)));
});

test('before it is connected the shop sells without us', function () use ($open, $cartOf, $kazan, $placement, $tokenFor): void {
    [$shop, , $checkout] = $open(['fallbackPrice' => '399']);
    $shop->saved['installation'] = null;
    $cart = $cartOf($shop);

    same('unauthenticated', $checkout->offers($cart, $kazan, $shop->methods())['door']->reason);
    $token = $tokenFor($cart);
    same('key', $checkout->problemWith($token, $placement($shop, $cart, 'pickup', ['pricedFrom' => $token]))->reason);
});

test('a token of this shop tells its town for another cart too, a foreign one tells nothing', function () use ($open): void {
    [, , $checkout] = $open();
    $own = signed(someClaims(['fingerprint' => str_repeat('0', 32)]));

    same(someClaims()['town']['code'], $checkout->placeOf($own)->town['code']);
    same(null, $checkout->placeOf(signed(someClaims(['installation' => 'ins_other']))));
    same(null, $checkout->placeOf($own . 'x'));
    same(null, $checkout->placeOf(''));
});

test('how a point takes money is asked once, and silence counts as taken', function () use ($open): void {
    [, $gateway, $checkout] = $open();
    $point = fn (string $code) => Selection::fromClaims(someClaims([
        'method' => 'pickup_point',
        'address' => null,
        'point' => ['code' => $code, 'name' => 'ПВЗ', 'address' => 'ул. Ленина, 21'],
    ]));
    $gateway->answer('GET /v1/pickup-points/K1', ['point' => ['accepts' => ['cash' => false, 'card' => null]]]);
    $gateway->fail('GET /v1/pickup-points/K2', 503);

    same(['cash' => false, 'card' => true], $checkout->paymentsAt($point('K1')));
    same(['cash' => false, 'card' => true], $checkout->paymentsAt($point('K1')));
    same(null, $checkout->paymentsAt($point('K2')));
    same(null, $checkout->paymentsAt($point('K2')));
    same(['GET /v1/pickup-points/K1', 'GET /v1/pickup-points/K2'], $gateway->calls());
});
