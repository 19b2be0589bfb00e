<?php

declare(strict_types=1);

use CourierCore\Keys;
use CourierCore\Outcome;

require __DIR__ . '/shop-stage.php';

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

test('connecting keeps the keys, forgets the password and tells the rules', function () use ($credentials, $newKey): void {
    $stage = new ShopStage(['numberPrefix' => 'M-', 'deliveryWindows' => ['10:00-14:00']]);
    $stage->shop->saved = [];
    $stage->gateway->answer('POST /v1/installations', [
        'installationId' => 'ins_1',
        'publishableKey' => 'pk_1',
        'secretKey' => $newKey,
    ]);
    $stage->gateway->answer('PUT /v1/installation', [])
        ->answer('PUT /v1/rule-sets/door', ['name' => 'door', 'version' => 1])
        ->answer('PUT /v1/rule-sets/pickup', ['name' => 'pickup', 'version' => 7]);

    $outcome = $stage->delivery->connection()->connect($credentials);

    same(Outcome::DONE, $outcome->kind);
    same('pk_1', $stage->delivery->publishableKey());
    same(7, $stage->shop->saved['ruleSet:pickup']['version']);
    same(false, strpos((string) json_encode([$stage->shop->saved, $stage->shop->logs]), 'testm') !== false);
    same(false, isset($stage->gateway->requests[0]->headers['Authorization']));
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
    ], json_decode($stage->gateway->requests[0]->body, true));
    same([
        'numberPrefix' => 'M-',
        'allowedOrigins' => ['https://www.shop.example'],
        'webhookUrl' => 'https://shop.example/store/courier',
        'deliveryWindows' => [
            'windows' => [['from' => '10:00', 'to' => '14:00']],
            'daysAhead' => 14,
            'daysOff' => [],
        ],
    ], json_decode($stage->gateway->requests[1]->body, true));
});

test('connecting anew keeps the key before for its last day', function () use ($credentials, $newKey): void {
    $stage = new ShopStage();
    $stage->gateway->answer('POST /v1/installations', [
        'installationId' => 'ins_3fk9',
        'publishableKey' => 'pk_3fk9',
        'secretKey' => $newKey,
    ]);
    $stage->gateway->answer('PUT /v1/installation', [])
        ->answer('PUT /v1/rule-sets/door', ['version' => 1])
        ->answer('PUT /v1/rule-sets/pickup', ['version' => 1]);

    $stage->delivery->connection()->connect($credentials);

    $kept = new CourierCore\Installation($stage->shop->saved['installation']);
    same(32, strlen((string) $kept->keys(NOW + 86400)->find('k7q2', Keys::WEBHOOK)));
    same(null, $kept->keys(NOW + 2 * 86400)->find('k7q2', Keys::WEBHOOK));
    same(32, strlen((string) $kept->keys(NOW + 2 * 86400)->find('new1', Keys::WEBHOOK)));
});

test('wrong credentials say so and keep what there was', function () use ($credentials): void {
    $stage = new ShopStage();
    $stage->gateway->fail('POST /v1/installations', 424, 'courier_credentials');

    $outcome = $stage->delivery->connection()->connect($credentials);

    same([Outcome::FAILED, true], [$outcome->kind, strpos($outcome->text, 'password') !== false]);
    same('ins_3fk9', $stage->shop->saved['installation']['installationId']);
});

test('a push that failed is said until it is done, and the rules before stay in force', function (): void {
    $stage = new ShopStage();
    $stage->gateway->answer('PUT /v1/installation', [])->hang('PUT /v1/rule-sets/door');

    same(Outcome::LATER, $stage->delivery->connection()->push()->kind);
    same(true, strpos((string) $stage->delivery->connection()->pushProblem(), 'former ones') !== false);
    same(2, $stage->shop->saved['ruleSet:door']['version']);

    $stage->gateway->answer('PUT /v1/rule-sets/door', ['version' => 3])->answer('PUT /v1/rule-sets/pickup', ['version' => 4]);
    $stage->delivery->connection()->pushAgain();

    same(null, $stage->delivery->connection()->pushProblem());
    same(3, $stage->shop->saved['ruleSet:door']['version']);
});

test('the check speaks in sentences and shows a sample price', function () use ($goodCheck): void {
    $stage = new ShopStage();
    $stage->gateway->answer('POST /v1/installation/check', $goodCheck);

    $report = $stage->delivery->connection()->check();

    same(true, $report['ok']);
    same(['https', 'credentials', 'rates', 'clock', 'sample'], array_column($report['findings'], 'code'));
    same("Sample: Казань город, Эконом — 349\u{a0}₽, 2–3 working days.", end($report['findings'])['text']);
    same(['weightGrams' => 500, 'ruleSet' => 'door'], $stage->gateway->lastBody());
});

test('the check names clock skew, missing HTTPS, a closed webhook and missing tariffs', function () use ($goodCheck): void {
    $stage = new ShopStage();
    $stage->shop->address = 'http://shop.example';
    $stage->gateway->answer('POST /v1/installation/check', [
        'findings' => [
            ['code' => 'rates', 'ok' => false, 'message' => ''],
            ['code' => 'webhook', 'ok' => false, 'message' => '403'],
        ],
        'sample' => null,
    ] + $goodCheck);

    $report = $stage->deliveryAt(NOW + 400)->connection()->check();

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

test('a copy of the shop is told to connect anew', function (): void {
    $stage = new ShopStage();
    $stage->gateway->fail('POST /v1/installation/check', 403, 'forbidden', 'another address');

    $report = $stage->delivery->connection()->check();

    same(true, strpos(end($report['findings'])['text'], 'connect it anew') !== false);
});

test('a check while the gateway is down is one sentence', function (): void {
    $stage = new ShopStage();
    $stage->gateway->hang('POST /v1/installation/check');

    same(['https', 'gateway'], array_column($stage->delivery->connection()->check()['findings'], 'code'));
});

test('a shop that was never connected says how', function (): void {
    $stage = new ShopStage();
    $stage->shop->saved = [];

    $report = $stage->delivery->connection()->check();

    same(true, strpos(end($report['findings'])['text'], 'Connect it in the settings') !== false);
});

test('a diagnosis holds no secret', function (): void {
    $stage = new ShopStage(['login' => 'boss']);

    $diagnosis = (string) json_encode($stage->delivery->diagnosis());

    foreach ([SK, 'boss', 'pk_3fk9'] as $secret) {
        same(false, strpos($diagnosis, $secret) !== false);
    }
    same(true, strpos($diagnosis, 'ins_3fk9') !== false);
});

test('settings that the gateway took end the minute in which its silence is remembered', function (): void {
    $stage = new ShopStage();
    $place = new CourierCore\Place(['name' => 'Казань']);
    $cart = (new CourierCore\Goods([aLine()], $stage->shop->settings()))->toCart('RUB', 'cash');
    $stage->gateway->hang('POST /v1/quotes')->answer('PUT /v1/installation', [])
        ->answer('PUT /v1/rule-sets/door', ['name' => 'door', 'version' => 2])
        ->answer('PUT /v1/rule-sets/pickup', ['name' => 'pickup', 'version' => 4]);
    $ask = static fn (): string => $stage->delivery->checkout()->offers($cart, $place, $stage->shop->methods())['door']->source;
    $before = [$ask(), $ask()];
    $asked = count($stage->gateway->calls());
    $stage->delivery->connection()->push();
    $ask();

    same([['none', 'none'], 1], [$before, $asked]);
    same('POST /v1/quotes', $stage->gateway->calls()[count($stage->gateway->calls()) - 1]);
});

test('an address that answers something else keeps what there was', function () use ($credentials): void {
    $stage = new ShopStage();
    $stage->gateway->answer('POST /v1/installations', ['hello' => 'world']);

    same(Outcome::FAILED, $stage->delivery->connection()->connect($credentials)->kind);
    same(INSTALLATION['publishableKey'], $stage->delivery->publishableKey());
});
