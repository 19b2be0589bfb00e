<?php

declare(strict_types=1);

use CourierCore\CurlTransport;
use CourierCore\GatewayClient;
use CourierCore\GatewayFailure;
use CourierCore\Request;

$client = fn (FakeTransport $transport): GatewayClient => new GatewayClient($transport, [
    'url' => 'https://gateway.example/',
    'shopAddress' => 'https://shop.example',
    'secretKey' => SK,
    'timeoutMs' => 5000,
]);

test('a problem keeps its code, status and request number', function () use ($client): void {
    $transport = (new FakeTransport())->answer('GET /v1/service-levels', [
        'code' => 'courier_credentials',
        'message' => 'wrong',
        'details' => ['a' => 1],
        'requestId' => 'req_7',
    ], 424);

    $failure = throws(GatewayFailure::class, fn () => $client($transport)->serviceLevels());

    same(['courier_credentials', 424, 'req_7', ['a' => 1], false], [
        $failure->code(),
        $failure->status(),
        $failure->requestId(),
        $failure->details(),
        $failure->isOutage(),
    ]);
});

/** status and body of something that is no gateway => is it an outage? */
$strange = [
    'a redirect' => [302, '', true],
    'a web page' => [200, '<html>', true],
    'a proxy’s 504' => [504, '<html>', true],
    'a web server’s 404' => [404, '<html>', false],
    'a firewall’s 403' => [403, '{"error":"no"}', false],
    'a problem of the wrong kind' => [500, '{"code":7}', true],
];
foreach ($strange as $name => [$status, $body, $isOutage]) {
    test("{$name} is a failure like any other", function () use ($client, $status, $body, $isOutage): void {
        $transport = (new FakeTransport())->answer('GET /v1/service-levels', $body, $status);

        $failure = throws(GatewayFailure::class, fn () => $client($transport)->serviceLevels());

        same($isOutage, $failure->isOutage());
    });
}

test('references and codes are spelled safely in addresses', function () use ($client): void {
    $transport = new FakeTransport();
    $transport->answer('GET /v1/shipments/' . rawurlencode('МАГ-1'), aShipment());

    same('sent', $client($transport)->shipment('МАГ-1')['state']);
    same('https://gateway.example/v1/shipments/' . rawurlencode('МАГ-1'), $transport->requests[0]->url);
});

// Wherever curl is: an installed PHP may come without.
if (extension_loaded('curl')) {
    test('curl verifies TLS, follows nothing and gives up connecting after two seconds', function (): void {
        $options = new ReflectionMethod(CurlTransport::class, 'options');
        if (PHP_VERSION_ID < 80100) {
            $options->setAccessible(true);
        }

        $set = $options->invoke(new CurlTransport('test'), new Request([
            'method' => 'GET',
            'url' => 'https://gateway.example',
            'headers' => [],
            'body' => '',
            'timeoutMs' => 20000,
        ]));

        same([true, 2, false, 2000, 20000, CURLPROTO_HTTP | CURLPROTO_HTTPS], [
            $set[CURLOPT_SSL_VERIFYPEER],
            $set[CURLOPT_SSL_VERIFYHOST],
            $set[CURLOPT_FOLLOWLOCATION],
            $set[CURLOPT_CONNECTTIMEOUT_MS],
            $set[CURLOPT_TIMEOUT_MS],
            $set[CURLOPT_PROTOCOLS],
        ]);
    });
}
