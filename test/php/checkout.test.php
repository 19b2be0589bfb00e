<?php

declare(strict_types=1);

use CourierCore\Cart;
use CourierCore\Checkout;
use CourierCore\Delivery;
use CourierCore\Goods;
use CourierCore\Offer;
use CourierCore\Place;
use CourierCore\Placement;
use CourierCore\Selection;

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

test('an offer says how long it takes, or why it cannot be had', function () use ($open, $quote): void {
    [, , $checkout] = $open();

    same('2–3 working days', $checkout->sentence(Offer::ofQuote($quote('door', '1', 100), false)));
    same('Price to be confirmed', $checkout->sentence(Offer::fallback(39900)));
    same('We do not deliver to this town yet.', $checkout->sentence(Offer::none('no_rates')));
    same(
        'The delivery price is not known right now. Please try a little later.',
        $checkout->sentence(Offer::none('rate_limited'))
    );
});

test('both methods are priced in one call, the second page asks nothing', function () use (
    $open,
    $cartOf,
    $kazan,
    $quote,
    $answer
): void {
    [$shop, $gateway, $checkout] = $open();
    $gateway->answer('POST /v1/quotes', $answer([
        $quote('door', '2', 49900),
        $quote('door', '1', 34900),
        $quote('pickup_point', '2', 29900),
        $quote('pickup_point', '1', 19900),
    ]));

    $offers = $checkout->offers($cartOf($shop), $kazan, $shop->methods());
    $checkout->offers($cartOf($shop), $kazan, $shop->methods());

    // To the door: the first level offered. To a point: from the lowest.
    same([49900, false], [$offers['door']->price, $offers['door']->isFrom]);
    same([19900, true], [$offers['pickup']->price, $offers['pickup']->isFrom]);
    same(['POST /v1/quotes'], $gateway->calls());
    same([
        'place' => ['name' => 'Казань', 'postcode' => '420000', 'country' => 'RU'],
        'cart' => $cartOf($shop)->toArray(),
        'methods' => [
            ['method' => 'door', 'ruleSet' => 'door'],
            ['method' => 'pickup_point', 'ruleSet' => 'pickup'],
        ],
    ], $gateway->lastBody());
    same(5000, $gateway->requests[0]->timeoutMs);
});

test('a shop that was connected anew is not sold the prices of its older account', function () use (
    $open,
    $cartOf,
    $kazan,
    $quote,
    $answer
): void {
    [$shop, $gateway, $checkout] = $open();
    $gateway->answer('POST /v1/quotes', $answer([$quote('door', '1', 38000)]));
    $checkout->offers($cartOf($shop), $kazan, $shop->methods());

    $gateway->answer('POST /v1/quotes', $answer([$quote('door', '1', 50000)]));
    $shop->save('installation', ['installationId' => 'ins_other'] + $shop->saved['installation']);
    $offers = $checkout->offers($cartOf($shop), $kazan, $shop->methods());

    same(50000, $offers['door']->price);
});

test('an empty or half-typed town costs no call and shows no error', function () use ($open, $cartOf): void {
    [$shop, , $checkout] = $open();
    foreach (['', ' ', 'г. ', 'К'] as $typed) {
        $offers = $checkout->offers($cartOf($shop), new Place(['name' => $typed]), $shop->methods());

        same([$typed, 'no_town'], [$typed, $offers['door']->reason]);
    }
    same([], $shop->logs);
});

test('two entries of one method are two calls, never one price for both', function () use (
    $open,
    $cartOf,
    $kazan,
    $quote,
    $answer
): void {
    [$shop, $gateway, $checkout] = $open();
    $shop->methods['express'] = ['method' => 'door'];
    $gateway->answer('POST /v1/quotes', fn (array $asked): array => [200, $answer([
        $quote('door', '1', $asked['methods'][0]['ruleSet'] === 'express' ? 90000 : 30000),
    ])]);

    $offers = $checkout->offers($cartOf($shop), $kazan, $shop->methods());

    same([30000, 90000], [$offers['door']->price, $offers['express']->price]);
});

test('a token prices its own method and cart', function () use ($open, $cartOf, $kazan, $answer, $tokenFor): void {
    [$shop, $gateway, $checkout] = $open();
    $cart = $cartOf($shop);
    $gateway->answer('POST /v1/quotes', $answer([], [['method' => 'door', 'reason' => 'no_rates']]));

    $offers = $checkout->offers($cart, $kazan, $shop->methods(), $tokenFor($cart));

    same([Offer::TOKEN, 29900], [$offers['pickup']->source, $offers['pickup']->price]);
    same([Offer::NONE, 'no_rates'], [$offers['door']->source, $offers['door']->reason]);
    same([['method' => 'door', 'ruleSet' => 'door']], $gateway->lastBody()['methods']);
});

test('a token of another cart prices nothing', function () use ($open, $cartOf, $kazan, $quote, $answer, $tokenFor): void {
    [$shop, $gateway, $checkout] = $open();
    $gateway->answer('POST /v1/quotes', $answer([$quote('pickup_point', '1', 55500)]));

    $token = $tokenFor($cartOf($shop, ['total' => 100]));
    $offers = $checkout->offers($cartOf($shop), $kazan, $shop->methods(), $token);

    same([Offer::QUOTE, 55500], [$offers['pickup']->source, $offers['pickup']->price]);
});

foreach ([0 => 'no answer', 500 => '500', 502 => '502', 503 => '503'] as $status => $name) {
    test("the fallback price stands in at {$name}, to the door only", function () use (
        $open,
        $cartOf,
        $kazan,
        $status
    ): void {
        [$shop, $gateway, $checkout] = $open(['fallbackPrice' => '399']);
        $status === 0 ? $gateway->hang('POST /v1/quotes') : $gateway->fail('POST /v1/quotes', $status);

        $offers = $checkout->offers($cartOf($shop), $kazan, $shop->methods());

        same([Offer::FALLBACK, 39900], [$offers['door']->source, $offers['door']->price]);
        same(Offer::NONE, $offers['pickup']->source);
    });
}

foreach ([400, 401, 403, 404, 409, 410, 413, 422, 424, 429] as $status) {
    test("a {$status} is an answer: no fallback price", function () use ($open, $cartOf, $kazan, $status): void {
        [$shop, $gateway, $checkout] = $open(['fallbackPrice' => '399']);
        $gateway->fail('POST /v1/quotes', $status, 'out_of_coverage');

        $offers = $checkout->offers($cartOf($shop), $kazan, $shop->methods());

        same([Offer::NONE, 'out_of_coverage'], [$offers['door']->source, $offers['door']->reason]);
    });
}

test('garbage instead of an answer counts as an outage', function () use ($open, $cartOf, $kazan): void {
    foreach (['<html>', '', '"text"', '[]x'] as $garbage) {
        [$shop, $gateway, $checkout] = $open(['fallbackPrice' => '399']);
        $gateway->answer('POST /v1/quotes', $garbage);

        $offers = $checkout->offers($cartOf($shop), $kazan, $shop->methods());

        same([$garbage, Offer::FALLBACK], [$garbage, $offers['door']->source]);
    }
});

test('without a fallback price a gateway that is down hides the method', function () use ($open, $cartOf, $kazan): void {
    [$shop, $gateway, $checkout] = $open();
    $gateway->hang('POST /v1/quotes');

    same(Offer::NONE, $checkout->offers($cartOf($shop), $kazan, $shop->methods())['door']->source);
});

test('a gateway that is down is asked once, not for every cart', function () use ($open, $cartOf, $kazan): void {
    [$shop, $gateway, $checkout] = $open(['fallbackPrice' => '0']);
    $gateway->hang('POST /v1/quotes');

    $checkout->offers($cartOf($shop), $kazan, $shop->methods());
    $other = $checkout->offers($cartOf($shop, ['total' => 500]), $kazan, $shop->methods());

    same([Offer::FALLBACK, 0], [$other['door']->source, $other['door']->price]);
    same(1, count($gateway->requests));
});

test('prices known a while ago stand in for a gateway that is down', function () use (
    $open,
    $cartOf,
    $kazan,
    $quote,
    $answer
): void {
    [$shop, $gateway, $checkout] = $open();
    $gateway->answer('POST /v1/quotes', $answer([$quote('door', '1', 34900)]));
    $checkout->offers($cartOf($shop), $kazan, $shop->methods());
    $gateway->hang('POST /v1/quotes');

    $later = (new Delivery($shop, $gateway, fn (): int => NOW + 600))->checkout();

    same(34900, $later->offers($cartOf($shop), $kazan, $shop->methods())['door']->price);
});

test('a cart without weight is not priced', function () use ($open, $cartOf, $kazan): void {
    [$shop, , $checkout] = $open(['defaultWeight' => '0']);

    $offers = $checkout->offers($cartOf($shop, ['weightGrams' => 0]), $kazan, $shop->methods());

    same('no_weight', $offers['door']->reason);
});

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
