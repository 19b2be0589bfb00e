<?php

declare(strict_types=1);

use CourierCore\Keys;
use CourierCore\Signature;
use CourierCore\Untrusted;

$vectors = json_decode(file_get_contents(VECTORS . '/trust.json'), true);

test('each purpose has the key of the vectors', function () use ($vectors): void {
    $keys = new Keys($vectors['sk']);

    foreach ($vectors['keys'] as $purpose => $hex) {
        same($hex, bin2hex((string) $keys->find($vectors['kid'], $purpose)));
    }
});

test('an empty or mangled key is no key', function () use ($vectors): void {
    $keys = new Keys('', 'sk_', 'pk_k7q2_' . str_repeat('A', 43), $vectors['sk'] . "\n");

    same(null, $keys->find($vectors['kid'], Keys::WEBHOOK));
});

foreach ($vectors['webhooks'] as $vector) {
    test("webhook: {$vector['name']}", function () use ($vectors, $vector): void {
        $signature = new Signature(new Keys($vectors['sk']));

        $answer = 'accepted';
        try {
            $signature->verify($vector['body'], $vector['header'], $vector['now']);
        } catch (Untrusted $untrusted) {
            $answer = $untrusted->reason();
        }

        same($vector['answer'], $answer);
    });
}
