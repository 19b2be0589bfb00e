<?php

// Sends one request with the real transport and says what came of it, as JSON.

declare(strict_types=1);

use CourierCore\CurlTransport;
use CourierCore\GatewayFailure;
use CourierCore\Request;

require __DIR__ . '/../../plugins/core/autoload.php';

try {
    $response = (new CurlTransport('courier-checkout-test'))->send(new Request([
        'method' => (string) getenv('CALL_METHOD'),
        'url' => (string) getenv('CALL_URL'),
        'headers' => ['X-Test' => 'yes'],
        'body' => (string) getenv('CALL_BODY'),
        'timeoutMs' => (int) getenv('CALL_TIMEOUT_MS'),
    ]));
    $said = ['status' => $response->status, 'type' => $response->contentType, 'body' => substr($response->body, 0, 2000)];
} catch (GatewayFailure $failure) {
    $said = ['outage' => $failure->isOutage(), 'code' => $failure->code(), 'status' => $failure->status()];
}
echo json_encode($said);
