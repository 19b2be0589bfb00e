<?php

declare(strict_types=1);

use CourierCore\Delivery;
use CourierCore\Offer;
use CourierCore\Place;

[$open, $cartOf, $kazan, $quote, $answer, , $tokenFor] = require __DIR__ . '/checkout-stage.php';

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
