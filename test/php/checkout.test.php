<?php

declare(strict_types=1);

use CourierCore\Checkout;
use CourierCore\Offer;
use CourierCore\Placement;
use CourierCore\Selection;

require __DIR__ . '/checkout-stage.php';

test('a good choice goes through and is kept', function (): void {
    $stage = new CheckoutStage();
    $cart = $stage->cart();
    $token = tokenFor($cart);
    $now = $stage->placement($cart, 'pickup', ['pricedFrom' => $token]);

    same(null, $stage->checkout->problemWith($token, $now));
    $stage->checkout->keepSelection('55', $token, $now);

    same('4417', $stage->shop->orders['55']['selection']->point['code']);
    same([], $stage->shop->orders['55']['marks']);
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
    test("{$name} is refused in words", function () use ($claims, $seen, $charged, $entry, $reason): void {
        $stage = new CheckoutStage();
        $cart = $stage->cart();
        $token = tokenFor($cart, $claims);
        $priced = $seen === 'same' ? $token : tokenFor($cart, ['serviceLevel' => '9']);

        $problem = $stage->checkout->problemWith(
            $token,
            $stage->placement($cart, $entry, ['pricedFrom' => $priced, 'charged' => $charged])
        );

        same($reason, $problem->reason);
        same(true, strpos($problem->text, ' ') !== false && strpos($problem->text, '.') !== false);
    });
}

test('a coupon of the shop may lower the price, never raise it', function (): void {
    $stage = new CheckoutStage();
    $cart = $stage->cart();
    $token = tokenFor($cart);
    $with = fn (int $charged): Placement => $stage->placement($cart, 'pickup', [
        'pricedFrom' => $token,
        'charged' => $charged,
        'isLoweredByShop' => true,
    ]);

    same(null, $stage->checkout->problemWith($token, $with(0)));
    same('price', $stage->checkout->problemWith($token, $with(30000))->reason);
});

test('a town that the method’s zone does not hold is refused last', function (): void {
    $stage = new CheckoutStage();
    $cart = $stage->cart();
    $token = tokenFor($cart);

    $problem = $stage->checkout->problemWith($token, $stage->placement($cart, 'pickup', [
        'pricedFrom' => $token,
        'holdsPlace' => fn (Selection $s): bool => $s->town['region'] === '77',
    ]));

    same('place', $problem->reason);
});

test('a point needs a choice, the door does not', function (): void {
    $stage = new CheckoutStage();
    $cart = $stage->cart();

    same('missing', $stage->checkout->problemWith('', $stage->placement($cart, 'pickup', []))->reason);
    same(null, $stage->checkout->problemWith('', $stage->placement($cart, 'door', [])));
});

test('dropping the token that set the price does not keep its price', function (): void {
    $stage = new CheckoutStage();

    $problem = $stage->checkout->problemWith('', $stage->placement($stage->cart(), 'door', ['pricedFrom' => 'v1.a.b.c']));

    same('price', $problem->reason);
});

test('an order at the fallback price is marked', function (): void {
    $stage = new CheckoutStage();

    $stage->checkout->keepSelection('55', '', $stage->placement($stage->cart(), 'door', ['source' => Offer::FALLBACK]));
    $stage->checkout->keepOutsideOrder('56');

    same([Checkout::NO_SELECTION, Checkout::FALLBACK_PRICE], $stage->shop->orders['55']['marks']);
    same([Checkout::NO_SELECTION, Checkout::OUTSIDE_CHECKOUT], $stage->shop->orders['56']['marks']);
});

test('a changed cart is quoted again with the same choice', function (): void {
    $stage = new CheckoutStage();
    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([]))->answer('POST /v1/selections', ['token' => 'v1.new']);

    $token = $stage->checkout->renew(Selection::fromClaims(someClaims()), $stage->shop->methods()[1], $stage->cart());

    same('v1.new', $token);
    same(
        ['seal' => 'sealed', 'quote' => 'pickup_point:1', 'method' => 'pickup_point', 'point' => '4417'],
        $stage->gateway->lastBody()
    );
    same('Bearer ' . SK, end($stage->gateway->requests)->headers['Authorization']);
});

test('an address is asked for again with the day and the wish for the driver', function (): void {
    $stage = new CheckoutStage();
    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([]))->answer('POST /v1/selections', ['token' => 'v1.new']);
    $chosen = [
        'address' => ['street' => 'Лесная', 'house' => '5'],
        'window' => ['date' => '2026-09-02'],
        'note' => 'ring twice',
    ];

    $stage->checkout->renew(Selection::fromClaims(['method' => 'door'] + $chosen + someClaims()), $stage->shop->methods()[0], $stage->cart());

    same($chosen, array_intersect_key($stage->gateway->lastBody(), $chosen));
});

test('a choice that cannot be had any more is dropped', function (): void {
    $stage = new CheckoutStage();
    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([]))->fail('POST /v1/selections', 422, 'not_deliverable');

    same(null, $stage->checkout->renew(Selection::fromClaims(someClaims()), $stage->shop->methods()[1], $stage->cart()));
});

test('before it is connected the shop sells without us', function (): void {
    $stage = new CheckoutStage(['fallbackPrice' => '399']);
    $stage->shop->saved['installation'] = null;
    $cart = $stage->cart();

    same('unauthenticated', $stage->offers($cart)['door']->reason);
    $token = tokenFor($cart);
    same('key', $stage->checkout->problemWith($token, $stage->placement($cart, 'pickup', ['pricedFrom' => $token]))->reason);
});

test('a token of this shop tells its town for another cart too, a foreign one tells nothing', function (): void {
    $stage = new CheckoutStage();
    $own = signed(someClaims(['fingerprint' => str_repeat('0', 32)]));

    same(someClaims()['town']['code'], $stage->checkout->placeOf($own)->town['code']);
    same(null, $stage->checkout->placeOf(signed(someClaims(['installation' => 'ins_other']))));
    same(null, $stage->checkout->placeOf($own . 'x'));
    same(null, $stage->checkout->placeOf(''));
});

test('how a point takes money is asked once, and silence counts as taken', function (): void {
    $stage = new CheckoutStage();
    $point = fn (string $code) => Selection::fromClaims(someClaims([
        'method' => 'pickup_point',
        'address' => null,
        'point' => ['code' => $code, 'name' => 'ПВЗ', 'address' => 'ул. Ленина, 21'],
    ]));
    $stage->gateway->answer('GET /v1/pickup-points/K1', ['point' => ['accepts' => ['cash' => false, 'card' => null]]]);
    $stage->gateway->fail('GET /v1/pickup-points/K2', 503);

    same(['cash' => false, 'card' => true], $stage->checkout->paymentsAt($point('K1')));
    same(['cash' => false, 'card' => true], $stage->checkout->paymentsAt($point('K1')));
    same(null, $stage->checkout->paymentsAt($point('K2')));
    same(null, $stage->checkout->paymentsAt($point('K2')));
    same(['GET /v1/pickup-points/K1', 'GET /v1/pickup-points/K2'], $stage->gateway->calls());
});
