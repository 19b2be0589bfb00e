<?php

declare(strict_types=1);

use CourierCore\Delivery;
use CourierCore\Keys;
use CourierCore\Outcome;

/** @return array{0: FakeShop, 1: FakeTransport, 2: Delivery} */
$open = function (array $settings = [], int $now = NOW): array {
    $shop = new FakeShop();
    $shop->settings = $settings + $shop->settings;
    $transport = new FakeTransport();

    return [$shop, $transport, new Delivery($shop, $transport, fn (): int => $now)];
};
$credentials = ['courierCode' => '8', 'login' => 'test', 'password' => 'testm'];
$newKey = 'sk_new1_' . str_repeat('A', 43);
$goodCheck = [
    'ok' => true,
    'findings' => [['code' => 'credentials', 'ok' => true, 'message' => ''], ['code' => 'rates', 'ok' => true, 'message' => '']],
    'sample' => [
        'town' => 'Казань город',
        'serviceLevel' => '1',
        'name' => 'Эконом',
        'price' => ['amount' => 34900, 'currency' => 'RUB'],
        'transitDays' => ['min' => 2, 'max' => 3],
    ],
    'serverTime' => NOW,
];

test('connecting keeps the keys, forgets the password and tells the rules', function () use (
    $open,
    $credentials,
    $newKey
): void {
    [$shop, $gateway, $delivery] = $open(['numberPrefix' => 'M-', 'deliveryWindows' => ['10:00-14:00']]);
    $shop->saved = [];
    $gateway->answer('POST /v1/installations', [
        'installationId' => 'ins_1',
        'publishableKey' => 'pk_1',
        'secretKey' => $newKey,
    ]);
    $gateway->answer('PUT /v1/installation', [])
        ->answer('PUT /v1/rule-sets/door', ['name' => 'door', 'version' => 1])
        ->answer('PUT /v1/rule-sets/pickup', ['name' => 'pickup', 'version' => 7]);

    $outcome = $delivery->connection()->connect($credentials);

    same(Outcome::DONE, $outcome->kind);
    same('pk_1', $delivery->publishableKey());
    same(7, $shop->saved['ruleSet:pickup']['version']);
    same(false, strpos((string) json_encode([$shop->saved, $shop->logs]), 'testm') !== false);
    same(false, isset($gateway->requests[0]->headers['Authorization']));
    same([
        'courierCode' => '8',
        'login' => 'test',
        'password' => 'testm',
        'shop' => [
            'url' => 'https://shop.example/store',
            'platform' => 'fake',
            'platformVersion' => '1.0',
            'pluginVersion' => '0.1.0',
        ],
    ], json_decode($gateway->requests[0]->body, true));
    same([
        'numberPrefix' => 'M-',
        'allowedOrigins' => ['https://www.shop.example'],
        'webhookUrl' => 'https://shop.example/store/courier',
        'deliveryWindows' => [
            'windows' => [['from' => '10:00', 'to' => '14:00']],
            'daysAhead' => 14,
            'daysOff' => [],
        ],
    ], json_decode($gateway->requests[1]->body, true));
});

test('connecting anew keeps the key before for its last day', function () use ($open, $credentials, $newKey): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->answer('POST /v1/installations', [
        'installationId' => 'ins_3fk9',
        'publishableKey' => 'pk_3fk9',
        'secretKey' => $newKey,
    ]);
    $gateway->answer('PUT /v1/installation', [])
        ->answer('PUT /v1/rule-sets/door', ['version' => 1])
        ->answer('PUT /v1/rule-sets/pickup', ['version' => 1]);

    $delivery->connection()->connect($credentials);

    $kept = new CourierCore\Installation($shop->saved['installation']);
    same(32, strlen((string) $kept->keys(NOW + 86400)->find('k7q2', Keys::WEBHOOK)));
    same(null, $kept->keys(NOW + 2 * 86400)->find('k7q2', Keys::WEBHOOK));
    same(32, strlen((string) $kept->keys(NOW + 2 * 86400)->find('new1', Keys::WEBHOOK)));
});

test('wrong credentials say so and keep what there was', function () use ($open, $credentials): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->fail('POST /v1/installations', 424, 'courier_credentials');

    $outcome = $delivery->connection()->connect($credentials);

    same([Outcome::FAILED, true], [$outcome->kind, strpos($outcome->text, 'password') !== false]);
    same('ins_3fk9', $shop->saved['installation']['installationId']);
});

test('a push that failed is said until it is done, and the rules before stay in force', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->answer('PUT /v1/installation', [])->hang('PUT /v1/rule-sets/door');

    same(Outcome::LATER, $delivery->connection()->push()->kind);
    same(true, strpos((string) $delivery->connection()->pushProblem(), 'former ones') !== false);
    same(2, $shop->saved['ruleSet:door']['version']);

    $gateway->answer('PUT /v1/rule-sets/door', ['version' => 3])->answer('PUT /v1/rule-sets/pickup', ['version' => 4]);
    $delivery->connection()->pushAgain();

    same(null, $delivery->connection()->pushProblem());
    same(3, $shop->saved['ruleSet:door']['version']);
});

test('the check speaks in sentences and shows a sample price', function () use ($open, $goodCheck): void {
    [, $gateway, $delivery] = $open();
    $gateway->answer('POST /v1/installation/check', $goodCheck);

    $report = $delivery->connection()->check();

    same(true, $report['ok']);
    same(['https', 'credentials', 'rates', 'clock', 'sample'], array_column($report['findings'], 'code'));
    same("Sample: Казань город, Эконом — 349\u{a0}₽, 2–3 working days.", end($report['findings'])['text']);
    same(['weightGrams' => 500, 'ruleSet' => 'door'], $gateway->lastBody());
});

test('the check names clock skew, missing HTTPS, a closed webhook and missing tariffs', function () use (
    $open,
    $goodCheck
): void {
    [$shop, $gateway, $delivery] = $open([], NOW + 400);
    $shop->address = 'http://shop.example';
    $gateway->answer('POST /v1/installation/check', [
        'findings' => [
            ['code' => 'rates', 'ok' => false, 'message' => ''],
            ['code' => 'webhook', 'ok' => false, 'message' => '403'],
        ],
        'sample' => null,
    ] + $goodCheck);

    $report = $delivery->connection()->check();

    same(false, $report['ok']);
    same(['https' => false, 'rates' => false, 'webhook' => false, 'clock' => false], array_column(
        $report['findings'],
        'ok',
        'code'
    ));
    $texts = implode(' ', array_column($report['findings'], 'text'));
    foreach (['without HTTPS', 'set up tariffs', 'half hour', 'off by 400 seconds'] as $words) {
        same([$words, true], [$words, strpos($texts, $words) !== false]);
    }
});

test('a copy of the shop is told to connect anew', function () use ($open): void {
    [, $gateway, $delivery] = $open();
    $gateway->fail('POST /v1/installation/check', 403, 'forbidden', 'another address');

    $report = $delivery->connection()->check();

    same(true, strpos(end($report['findings'])['text'], 'connect it anew') !== false);
});

test('a check while the gateway is down is one sentence', function () use ($open): void {
    [, $gateway, $delivery] = $open();
    $gateway->hang('POST /v1/installation/check');

    same(['https', 'gateway'], array_column($delivery->connection()->check()['findings'], 'code'));
});

test('a shop that was never connected says how', function () use ($open): void {
    [$shop, , $delivery] = $open();
    $shop->saved = [];

    $report = $delivery->connection()->check();

    same(true, strpos(end($report['findings'])['text'], 'Connect it in the settings') !== false);
});

test('a diagnosis holds no secret', function () use ($open): void {
    [, , $delivery] = $open(['login' => 'boss']);

    $diagnosis = (string) json_encode($delivery->diagnosis());

    foreach ([SK, 'boss', 'pk_3fk9'] as $secret) {
        same(false, strpos($diagnosis, $secret) !== false);
    }
    same(true, strpos($diagnosis, 'ins_3fk9') !== false);
});

test('settings that the gateway took end the minute in which its silence is remembered', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open();
    $place = new CourierCore\Place(['name' => 'Казань']);
    $cart = (new CourierCore\Goods([aLine()], $shop->settings()))->toCart('RUB', 'cash');
    $gateway->hang('POST /v1/quotes')->answer('PUT /v1/installation', [])
        ->answer('PUT /v1/rule-sets/door', ['name' => 'door', 'version' => 2])
        ->answer('PUT /v1/rule-sets/pickup', ['name' => 'pickup', 'version' => 4]);
    $ask = static fn (): string => $delivery->checkout()->offers($cart, $place, $shop->methods())['door']->source;
    $before = [$ask(), $ask()];
    $asked = count($gateway->calls());
    $delivery->connection()->push();
    $ask();

    same([['none', 'none'], 1], [$before, $asked]);
    same('POST /v1/quotes', $gateway->calls()[count($gateway->calls()) - 1]);
});
