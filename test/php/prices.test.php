<?php

declare(strict_types=1);

use CourierCore\Offer;
use CourierCore\Place;

require __DIR__ . '/checkout-stage.php';

test('an offer says how long it takes, or why it cannot be had', function (): void {
    $stage = new CheckoutStage();

    same('2–3 working days', $stage->checkout->sentence(Offer::ofQuote(aQuote('door', '1', 100), false)));
    same('Price to be confirmed', $stage->checkout->sentence(Offer::fallback(39900)));
    same('We do not deliver to this town yet.', $stage->checkout->sentence(Offer::none('no_rates')));
    same(
        'The delivery price is not known right now. Please try a little later.',
        $stage->checkout->sentence(Offer::none('rate_limited'))
    );
});

test('both methods are priced in one call, the second page asks nothing', function (): void {
    $stage = new CheckoutStage();
    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([
        aQuote('door', '2', 49900),
        aQuote('door', '1', 34900),
        aQuote('pickup_point', '2', 29900),
        aQuote('pickup_point', '1', 19900),
    ]));

    $offers = $stage->offers();
    $stage->offers();

    // To the door: the first level offered. To a point: from the lowest.
    same([49900, false], [$offers['door']->price, $offers['door']->isFrom]);
    same([19900, true], [$offers['pickup']->price, $offers['pickup']->isFrom]);
    same(['POST /v1/quotes'], $stage->gateway->calls());
    same([
        'place' => ['name' => 'Казань', 'postcode' => '420000', 'country' => 'RU'],
        'cart' => $stage->cart()->toArray(),
        'methods' => [
            ['method' => 'door', 'ruleSet' => 'door'],
            ['method' => 'pickup_point', 'ruleSet' => 'pickup'],
        ],
    ], $stage->gateway->lastBody());
    same(5000, $stage->gateway->requests[0]->timeoutMs);
});

test('a shop that was connected anew is not sold the prices of its older account', function (): void {
    $stage = new CheckoutStage();
    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([aQuote('door', '1', 38000)]));
    $stage->offers();

    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([aQuote('door', '1', 50000)]));
    $stage->shop->save('installation', ['installationId' => 'ins_other'] + $stage->shop->saved['installation']);
    $offers = $stage->offers();

    same(50000, $offers['door']->price);
});

test('an empty or half-typed town costs no call and shows no error', function (): void {
    $stage = new CheckoutStage();
    foreach (['', ' ', 'г. ', 'К'] as $typed) {
        $offers = $stage->checkout->offers($stage->cart(), new Place(['name' => $typed]), $stage->shop->methods());

        same([$typed, 'no_town'], [$typed, $offers['door']->reason]);
    }
    same([], $stage->shop->logs);
});

test('two entries of one method are two calls, never one price for both', function (): void {
    $stage = new CheckoutStage();
    $stage->shop->methods['express'] = ['method' => 'door'];
    $stage->gateway->answer('POST /v1/quotes', fn (array $asked): array => [200, quoteAnswer([
        aQuote('door', '1', $asked['methods'][0]['ruleSet'] === 'express' ? 90000 : 30000),
    ])]);

    $offers = $stage->offers();

    same([30000, 90000], [$offers['door']->price, $offers['express']->price]);
});

test('a token prices its own method and cart', function (): void {
    $stage = new CheckoutStage();
    $cart = $stage->cart();
    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([], [['method' => 'door', 'reason' => 'no_rates']]));

    $offers = $stage->offers($cart, tokenFor($cart));

    same([Offer::TOKEN, 29900], [$offers['pickup']->source, $offers['pickup']->price]);
    same([Offer::NONE, 'no_rates'], [$offers['door']->source, $offers['door']->reason]);
    same([['method' => 'door', 'ruleSet' => 'door']], $stage->gateway->lastBody()['methods']);
});

test('a token of another cart prices nothing', function (): void {
    $stage = new CheckoutStage();
    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([aQuote('pickup_point', '1', 55500)]));

    $token = tokenFor($stage->cart(['total' => 100]));
    $offers = $stage->offers($stage->cart(), $token);

    same([Offer::QUOTE, 55500], [$offers['pickup']->source, $offers['pickup']->price]);
});

foreach ([0 => 'no answer', 500 => '500', 502 => '502', 503 => '503'] as $status => $name) {
    test("the fallback price stands in at {$name}, to the door only", function () use ($status): void {
        $stage = new CheckoutStage(['fallbackPrice' => '399']);
        $status === 0 ? $stage->gateway->hang('POST /v1/quotes') : $stage->gateway->fail('POST /v1/quotes', $status);

        $offers = $stage->offers();

        same([Offer::FALLBACK, 39900], [$offers['door']->source, $offers['door']->price]);
        same(Offer::NONE, $offers['pickup']->source);
    });
}

foreach ([400, 401, 403, 404, 409, 410, 413, 422, 424, 429] as $status) {
    test("a {$status} is an answer: no fallback price", function () use ($status): void {
        $stage = new CheckoutStage(['fallbackPrice' => '399']);
        $stage->gateway->fail('POST /v1/quotes', $status, 'out_of_coverage');

        $offers = $stage->offers();

        same([Offer::NONE, 'out_of_coverage'], [$offers['door']->source, $offers['door']->reason]);
    });
}

test('garbage instead of an answer counts as an outage', function (): void {
    foreach (['<html>', '', '"text"', '[]x'] as $garbage) {
        $stage = new CheckoutStage(['fallbackPrice' => '399']);
        $stage->gateway->answer('POST /v1/quotes', $garbage);

        $offers = $stage->offers();

        same([$garbage, Offer::FALLBACK], [$garbage, $offers['door']->source]);
    }
});

test('without a fallback price a gateway that is down hides the method', function (): void {
    $stage = new CheckoutStage();
    $stage->gateway->hang('POST /v1/quotes');

    same(Offer::NONE, $stage->offers()['door']->source);
});

test('a gateway that is down is asked once, not for every cart', function (): void {
    $stage = new CheckoutStage(['fallbackPrice' => '0']);
    $stage->gateway->hang('POST /v1/quotes');

    $stage->offers();
    $other = $stage->offers($stage->cart(['total' => 500]));

    same([Offer::FALLBACK, 0], [$other['door']->source, $other['door']->price]);
    same(1, count($stage->gateway->requests));
});

test('prices known a while ago stand in for a gateway that is down', function (): void {
    $stage = new CheckoutStage();
    $stage->gateway->answer('POST /v1/quotes', quoteAnswer([aQuote('door', '1', 34900)]));
    $stage->offers();
    $stage->gateway->hang('POST /v1/quotes');

    $later = $stage->deliveryAt(NOW + 600)->checkout();

    same(34900, $later->offers($stage->cart(), kazan(), $stage->shop->methods())['door']->price);
});

test('a cart without weight is not priced', function (): void {
    $stage = new CheckoutStage(['defaultWeight' => '0']);

    $offers = $stage->offers($stage->cart(['weightGrams' => 0]));

    same('no_weight', $offers['door']->reason);
    same('A product in the cart has no weight: the shop has to enter it.', $stage->checkout->sentence($offers['door']));
});
