<?php

declare(strict_types=1);

use CourierCore\Texts;
use CourierCore\Translator;

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
