<?php

declare(strict_types=1);

use CourierCore\Redact;

test('a diagnosis shows settings and no secret', function (): void {
    $shown = someSettings(['login' => 'boss', 'password' => 'hunter2', 'courierCode' => '8'])->withoutSecrets();

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
