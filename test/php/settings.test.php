<?php

declare(strict_types=1);

use CourierCore\MethodEntry;
use CourierCore\Money;
use CourierCore\Payment;
use CourierCore\Redact;
use CourierCore\RuleSet;
use CourierCore\Settings;
use CourierCore\SettingsForm;
use CourierCore\SettingsSchema;
use CourierCore\Texts;
use CourierCore\Translator;

$schema = SettingsSchema::load();
$settings = fn (array $stored): Settings => new Settings($schema, $stored);
$problems = fn (array $input): array => (new SettingsForm($schema))->problems($input, 'shop');

test('every setting has its label and help in both languages', function (): void {
    $fields = json_decode(file_get_contents(__DIR__ . '/../../plugins/core/settings.json'), true);

    foreach ($fields as $field) {
        foreach (['ru', 'en'] as $locale) {
            same(true, Texts::load($locale)->has($field['label']));
            same(true, Texts::load($locale)->has($field['help']));
            same(true, Texts::load($locale)->has("group.{$field['group']}"));
        }
    }
});

test('English has exactly the keys and placeholders of Russian', function (): void {
    $read = fn (string $locale): array => json_decode(
        file_get_contents(__DIR__ . "/../../plugins/core/texts/{$locale}.json"),
        true
    );
    $placeholders = function ($text): array {
        preg_match_all('/\{\w+\}/', is_array($text) ? $text['other'] : $text, $found);
        sort($found[0]);

        return $found[0];
    };

    same(array_keys($read('ru')), array_keys($read('en')));
    same(array_map($placeholders, $read('ru')), array_map($placeholders, $read('en')));
});

test('another language is asked of the shop’s translator, Russian and English are not', function (): void {
    $shop = new class () implements Translator {
        public function translate(string $key, string $english): string
        {
            return $key === 'method.door' ? 'Bis zur Tür' : $english;
        }

        public function translatePlural(string $key, array $english, int $count): string
        {
            return $count === 1 ? '{span} Werktag' : '{span} Werktage';
        }
    };

    $german = Texts::load('de_DE', null, $shop);
    same('Bis zur Tür', $german->say('method.door'));
    same('Locker', $german->say('method.locker'));
    same('2–3 Werktage', $german->days(['min' => 2, 'max' => 3]));
    same('no.such.key', $german->say('no.such.key'));
    same('To the door', Texts::load('en_GB', null, $shop)->say('method.door'));
    same('До двери', Texts::load('ru_RU', null, $shop)->say('method.door'));
});

test('every text the core says exists', function (): void {
    $texts = Texts::load('ru');
    foreach (glob(__DIR__ . '/../../plugins/core/src/*.php') as $file) {
        preg_match_all(
            "/'((?:send|failure|shipment|notice|action|push|mail|note|form|block|item|days|method|selection)\.\w+)'/",
            file_get_contents($file),
            $found
        );
        foreach ($found[1] as $key) {
            $isLogEvent = preg_match('/^(shipment|selection)\.(not_\w+|refused)$/', $key) === 1;
            same([$key, true], [$key, $isLogEvent || $texts->has($key)]);
        }
    }
});

test('every error of the table is explained', function (): void {
    $source = file_get_contents(__DIR__ . '/../../api-client/src/errors.ts');
    preg_match_all('/^ {2}(\w+): \{ status: (\d+)/m', $source, $found, PREG_SET_ORDER);

    same(true, count($found) > 10);
    foreach ($found as [, $code, $status]) {
        // Those an outage explains need no sentence of their own.
        $isOutage = in_array($status, ['502', '503'], true);
        same([$code, true], [$code, $isOutage || Texts::load('en')->has("failure.{$code}")]);
    }
});

test('Russian plurals follow the count', function (): void {
    $texts = Texts::load('ru_RU');

    same('1 рабочий день', $texts->say('days', ['count' => 1, 'span' => '1']));
    same('2–3 рабочих дня', $texts->say('days', ['count' => 3, 'span' => '2–3']));
    same('5–11 рабочих дней', $texts->say('days', ['count' => 11, 'span' => '5–11']));
    same('21 рабочий день', $texts->say('days', ['count' => 21, 'span' => '21']));
});

test('money is read by its digits', function (): void {
    same(35050, Money::parse('350,5'));
    same(115, Money::parse('1.15'));
    same(100000000, Money::parse("1 000\u{a0}000"));
    same(-500, Money::parse('-5'));
    foreach (['', 'abc', '1.234', '1e3', '--1', '1,2,3', "5\n6"] as $wrong) {
        same([$wrong, null], [$wrong, Money::parse($wrong)]);
    }
    same("1\u{a0}250,50\u{a0}₽", Money::format(125050, 'RUB'));
    same("−5\u{a0}₸", Money::format(-500, 'KZT'));
});

test('a broken or empty value counts as not set', function () use ($settings): void {
    $broken = $settings([
        'multiplier' => '',
        'autoSend' => 'yes',
        'serviceLevels' => '["1","2"]',
        'paymentMap' => '{"cod":"card"',
        'statusMap' => '{"delivered":"done","lost":""}',
        'freeFrom' => 'much',
    ]);

    same(1.0, $broken->decimal('multiplier'));
    same(true, $broken->flag('autoSend'));
    same(false, $broken->flag('useArticles'));
    same(['1', '2'], $broken->list('serviceLevels'));
    same(['delivered' => 'done'], $broken->map('statusMap'));
    same(null, $broken->money('freeFrom'));
    throws(LogicException::class, fn () => $broken->text('nonsense'));
});

test('a delivery method has its own price settings and inherits the rest', function () use ($settings): void {
    $shop = $settings(['multiplier' => '1.2', 'additive' => '50', 'defaultWeight' => '700', 'login' => 'x']);

    $method = $shop->forMethod(['multiplier' => '2', 'additive' => '', 'login' => 'stolen']);

    same(2.0, $method->decimal('multiplier'));
    same(5000, $method->money('additive'));
    same(700, $method->int('defaultWeight'));
    same('x', $method->text('login'));
});

test('a rule set says everything in the gateway’s units', function () use ($settings): void {
    $rules = RuleSet::of(new MethodEntry([
        'key' => 'zone 3: door',
        'method' => 'door',
        'settings' => $settings([
            'senderTown' => ['code' => '0495', 'name' => 'Москва'],
            'serviceLevels' => ['2', '1'],
            'multiplier' => '1,5',
            'additive' => '-10',
            'intervals' => [
                ['from' => '5000', 'kind' => 'nothing'],
                ['from' => '0', 'kind' => 'less_percent', 'value' => '12,5'],
                ['from' => '3000', 'kind' => 'fixed', 'value' => '99'],
            ],
            'freeFrom' => '10000',
            'roundingStep' => '10',
            'roundingDirection' => 'up',
            'payments' => ['none'],
            'maxWeight' => '20000',
        ]),
    ]));

    same([
        'senderTown' => '0495',
        'serviceLevels' => ['2', '1'],
        'multiplier' => 1.5,
        'additive' => -1000,
        'intervals' => [
            ['from' => 0, 'buyerPays' => ['kind' => 'less_percent', 'percent' => 12.5]],
            ['from' => 300000, 'buyerPays' => ['kind' => 'fixed', 'amount' => 9900]],
            ['from' => 500000, 'buyerPays' => ['kind' => 'nothing']],
        ],
        'freeFrom' => 1000000,
        'rounding' => ['step' => 1000, 'direction' => 'up'],
        'payments' => ['none'],
        'maxWeightGrams' => 20000,
    ], $rules);
});

test('an untouched method is the plainest rule set', function () use ($settings): void {
    $rules = RuleSet::of(new MethodEntry(['key' => 'a', 'method' => 'door', 'settings' => $settings([])]));

    same([null, [], 1.0, 0, [], null, null, [], null], array_values($rules));
});

test('a rule set’s name keeps to what the gateway takes', function () use ($settings): void {
    $entry = new MethodEntry(['key' => 'курьер door:3', 'method' => 'door', 'settings' => $settings([])]);

    same(1, preg_match('/^[A-Za-z0-9_-]{1,60}$/D', $entry->ruleSetName()));
});

test('the form names each field that cannot be', function () use ($problems): void {
    same([
        'gatewayUrl' => 'form.url',
        'courierCode' => 'form.pattern',
        'login' => 'form.required',
        'multiplier' => 'form.number',
        'additive' => 'form.money',
        'intervals' => 'form.intervals',
        'defaultWeight' => 'form.whole',
        'numberPrefix' => 'form.pattern',
        'paymentMap' => 'form.choice',
        'deliveryWindows' => 'form.pattern',
        'deliveryDaysAhead' => 'form.range',
    ], $problems([
        'gatewayUrl' => 'ftp://gateway.example',
        'courierCode' => '88a',
        'login' => '',
        'multiplier' => 'two',
        'additive' => '1.234',
        'intervals' => [['from' => '10', 'kind' => 'fixed', 'value' => '']],
        'defaultWeight' => '1,5',
        'numberPrefix' => 'too long a prefix',
        'paymentMap' => ['cod' => 'barter'],
        'deliveryWindows' => ['10:00-25:00'],
        'deliveryDaysAhead' => '90',
    ]));
});

test('a good form has no problems', function () use ($problems): void {
    same([], $problems([
        'gatewayUrl' => 'http://127.0.0.1:8081',
        'courierCode' => '8',
        'multiplier' => '1,15',
        'freeFrom' => '',
        'numberPrefix' => 'МАГ-',
        'deliveryWindows' => ['10:00-14:00'],
        'autoSend' => '1',
        'autoSendStatuses' => ['processing'],
        'failureStatus' => 'failed',
    ]));
});

test('a failure status that would send again is refused', function () use ($problems): void {
    $found = $problems(['autoSend' => '1', 'autoSendStatuses' => ['wait'], 'failureStatus' => 'wait']);

    same(['failureStatus' => 'form.failureStatusSends'], $found);
});

test('an unlisted payment method is cash, and nothing chosen is the shop’s default', function () use ($settings): void {
    $shop = $settings(['paymentMap' => ['card_online' => 'none', 'terminal' => 'card'], 'defaultPayment' => 'card']);

    same('cash', Payment::ofMethod('cod', $shop));
    same('none', Payment::ofMethod('card_online', $shop));
    same('card', Payment::ofMethod('terminal', $shop));
    same('card', Payment::ofMethod('', $shop));
});

test('a diagnosis shows settings and no secret', function () use ($settings): void {
    $shown = $settings(['login' => 'boss', 'password' => 'hunter2', 'courierCode' => '8'])->withoutSecrets();

    same('8', $shown['courierCode']);
    same(false, isset($shown['login']) || isset($shown['password']));
});

test('nothing secret and nobody’s data gets through the redaction', function (): void {
    $clean = json_encode(Redact::fields([
        'password' => 'hunter2',
        'deep' => ['secretKey' => SK, 'recipientName' => 'Anna', 'count' => 3],
        'message' => 'call +7 (900) 000-00-00 or a.b@shop.example with ' . SK . ' or Bearer abc.def',
        'token' => 'v1.k7q2.abc.def',
        'text' => 'posted v1.k7q2.eyJh.Zm9v',
        'reference' => '1001',
        'status' => 502,
    ]));

    foreach (['hunter2', 'Zm9y', 'Anna', '900', 'a.b@', 'abc.def', 'eyJh', 'Zm9v'] as $secret) {
        same([$secret, false], [$secret, strpos($clean, $secret) !== false]);
    }
    same(true, strpos($clean, '"reference":"1001"') !== false && strpos($clean, '502') !== false);
});
