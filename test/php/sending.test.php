<?php

declare(strict_types=1);

use CourierCore\Outcome;

[$open, $echo] = require __DIR__ . '/sending-stage.php';

test('an order is handed over once, with its number and attempt', function () use ($open, $echo): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->answer('POST /v1/shipments', $echo);

    $outcome = $delivery->sending()->send('55');
    $again = $delivery->sending()->send('55');

    same([Outcome::DONE, 'Sent, no. SHOP-1001.'], [$outcome->kind, $outcome->text]);
    same(Outcome::SKIPPED, $again->kind);
    same(['POST /v1/shipments'], $gateway->calls());
    $request = $gateway->requests[0];
    same('1001#1', $request->headers['Idempotency-Key']);
    same('https://shop.example/store', $request->headers['Courier-Shop']);
    same(20000, $request->timeoutMs);
    same(['note 55 Sent, no. SHOP-1001.'], $shop->history);
});

test('a cancelled or deleted order is never sent', function () use ($open): void {
    [, , $delivery] = $open(['isCancelled' => true]);

    same(Outcome::SKIPPED, $delivery->sending()->send('55')->kind);
    same(Outcome::SKIPPED, $delivery->sending()->send('404')->kind);
});

test('a failure sets the status, writes one e-mail, and a correction is the next attempt', function () use (
    $open,
    $echo
): void {
    [$shop, $gateway, $delivery] = $open([], [
        'failureStatus' => 'failed',
        'failureEmail' => '1',
        'failureEmailTo' => 'boss@shop.example',
    ]);
    $reason = ['code' => 'courier_rejected', 'message' => 'no', 'courierMessage' => 'Неверный телефон'];
    $gateway->answer('POST /v1/shipments', aShipment(['state' => 'rejected', 'reason' => $reason]));
    $gateway->answer('GET /v1/shipments/1001', aShipment(['state' => 'rejected', 'reason' => $reason]));

    $failed = $delivery->sending()->send('55');
    $delivery->shipping()->refresh('55');
    $gateway->answer('POST /v1/shipments', $echo);
    $sent = $delivery->sending()->send('55');

    same([Outcome::FAILED, true], [$failed->kind, strpos($failed->text, 'Неверный телефон') !== false]);
    same(['status 55 failed', 'note 55 Sent, no. SHOP-1001.'], $shop->history);
    same([['boss@shop.example', 'Order 1001 was not sent']], array_map(
        fn (array $mail): array => array_slice($mail, 0, 2),
        $shop->mails
    ));
    same(Outcome::DONE, $sent->kind);
    same('1001#2', end($gateway->requests)->headers['Idempotency-Key']);
});

test('a lost answer names the same attempt again', function () use ($open, $echo): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->hang('POST /v1/shipments');

    $lost = $delivery->sending()->send('55');
    $gateway->answer('POST /v1/shipments', $echo);
    $delivery->sending()->send('55');

    same(Outcome::LATER, $lost->kind);
    $keys = array_map(fn ($request): string => $request->headers['Idempotency-Key'], $gateway->requests);
    same(['1001#1', '1001#1'], $keys);
    same('sent', $shop->shipments['55']['state']);
});

test('an order edited after a lost answer is looked up, not sent twice', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->hang('POST /v1/shipments');
    $delivery->sending()->send('55');
    $shop->orders['55']['buyerComment'] = 'changed';
    $gateway->fail('POST /v1/shipments', 409, 'conflict')->answer('GET /v1/shipments/1001', aShipment());

    same(Outcome::DONE, $delivery->sending()->send('55')->kind);
    same('SHOP-1001', $shop->shipments['55']['courierReference']);
});

test('a gateway that is down for long is told to the manager once', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open([], ['failureEmail' => '1']);
    $gateway->hang('POST /v1/shipments');

    for ($run = 1; $run <= 5; $run++) {
        same(Outcome::LATER, $delivery->sending()->send('55')->kind);
    }

    same(1, count($shop->mails));
    same([], array_filter($shop->history, fn (string $line): bool => strpos($line, 'status') === 0));
});

test('what the gateway refuses does not use up the attempt', function () use ($open, $echo): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->fail('POST /v1/shipments', 424, 'courier_credentials');

    $refused = $delivery->sending()->send('55');
    $gateway->answer('POST /v1/shipments', $echo);
    $delivery->sending()->send('55');

    same([Outcome::FAILED, true], [$refused->kind, strpos($refused->text, 'password') !== false]);
    same('1001#1', end($gateway->requests)->headers['Idempotency-Key']);
});

test('a number taken by another order says what to do', function () use ($open): void {
    [, $gateway, $delivery] = $open();
    $gateway->answer('POST /v1/shipments', aShipment([
        'state' => 'rejected',
        'reason' => ['code' => 'conflict', 'message' => 'taken'],
    ]));

    same(true, strpos($delivery->sending()->send('55')->text, 'prefix') !== false);
});

test('a shipment the gateway gave up on is a failure, and sending opens the next attempt', function () use (
    $open,
    $echo
): void {
    [$shop, $gateway, $delivery] = $open([], ['failureEmail' => '1']);
    $reason = ['code' => 'courier_unavailable', 'message' => 'the courier did not answer'];
    $gateway->answer('POST /v1/shipments', aShipment(['state' => 'queued', 'reason' => $reason]));

    $givenUp = $delivery->sending()->send('55');
    $gateway->answer('POST /v1/shipments', $echo);
    $delivery->sending()->send('55');

    same([Outcome::FAILED, 1], [$givenUp->kind, count($shop->mails)]);
    same('1001#2', end($gateway->requests)->headers['Idempotency-Key']);
});

test('a queued shipment that is still being tried is left alone', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->answer('POST /v1/shipments', aShipment([
        'state' => 'queued',
        'reason' => ['code' => 'courier_unavailable', 'message' => 'no'],
        'nextTryAt' => '2026-09-21T13:05:00.000Z',
    ]));

    same(Outcome::WAITING, $delivery->sending()->send('55')->kind);
    same(Outcome::SKIPPED, $delivery->sending()->send('55')->kind);
    same([], $shop->history);
});

test('an unclear one is not sent again until somebody says whose it is', function () use ($open, $echo): void {
    [$shop, $gateway, $delivery] = $open();
    $found = ['courierReference' => 'SHOP-1001', 'createdOn' => null, 'recipientName' => 'X', 'orderSum' => null];
    $gateway->answer('POST /v1/shipments', aShipment(['state' => 'unclear', 'found' => $found]))
        ->answer('POST /v1/shipments/1001/resolve', aShipment(['state' => 'rejected']));

    same(Outcome::FAILED, $delivery->sending()->send('55')->kind);
    same(Outcome::SKIPPED, $delivery->sending()->send('55')->kind);
    $delivery->shipping()->resolve('55', 'foreign');
    same(['verdict' => 'foreign'], $gateway->lastBody());
    $gateway->answer('POST /v1/shipments', $echo);
    $delivery->sending()->send('55');

    same('1001#2', end($gateway->requests)->headers['Idempotency-Key']);
});

test('the status sends, waits for a payment that is due, and leaves other methods alone', function () use (
    $open,
    $echo
): void {
    $settings = [
        'autoSend' => '1',
        'autoSendStatuses' => ['processing'],
        'paymentMap' => ['online' => 'none'],
    ];
    [$shop, $gateway, $delivery] = $open(['paymentMethod' => 'online'], $settings);
    $gateway->answer('POST /v1/shipments', $echo);
    $sending = $delivery->sending();

    same([true, false], [$sending->isTrigger('processing'), $sending->isTrigger('completed')]);
    same(Outcome::SKIPPED, $sending->sendAutomatically('55')->kind);
    $shop->orders['55']['isPaid'] = true;
    same(Outcome::DONE, $sending->sendAutomatically('55')->kind);
    $shop->orders['56'] = anOrder(['reference' => '1002', 'methodKey' => 'post']);
    same(Outcome::SKIPPED, $sending->sendAutomatically('56')->kind);
});

test('entering the status again sends a failed order, never a delivery that was cancelled', function () use (
    $open,
    $echo
): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->answer('POST /v1/shipments', $echo);
    $shop->shipments['55'] = ['state' => 'rejected', 'attempt' => 1];

    same(Outcome::DONE, $delivery->sending()->sendAutomatically('55')->kind);
    $shop->shipments['55']['state'] = 'cancelled';
    same(Outcome::SKIPPED, $delivery->sending()->sendAutomatically('55')->kind);
    same(Outcome::DONE, $delivery->sending()->send('55')->kind);
});

test('logs of a failed call hold no key and no person', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->fail('POST /v1/shipments', 400, 'invalid_request', 'phone +7 900 000-00-00 of ' . SK);

    $delivery->sending()->send('55');

    same(1, count($shop->logs));
    $log = json_encode($shop->logs);
    same([false, false], [strpos($log, '900') !== false, strpos($log, 'Zm9y') !== false]);
});
