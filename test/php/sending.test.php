<?php

declare(strict_types=1);

use CourierCore\Outcome;

require __DIR__ . '/order-stage.php';

test('an order is handed over once, with its number and attempt', function (): void {
    $stage = new OrderStage();
    $stage->takeShipments();

    $outcome = $stage->send();
    $again = $stage->send();

    same([Outcome::DONE, 'Sent, no. SHOP-1001.'], [$outcome->kind, $outcome->text]);
    same(Outcome::SKIPPED, $again->kind);
    same(['POST /v1/shipments'], $stage->gateway->calls());
    $request = $stage->gateway->requests[0];
    same('1001#1', $request->headers['Idempotency-Key']);
    same('https://shop.example/store', $request->headers['Courier-Shop']);
    same(20000, $request->timeoutMs);
    same(['note 55 Sent, no. SHOP-1001.'], $stage->shop->history);
});

test('a cancelled or deleted order is never sent', function (): void {
    $stage = new OrderStage(['isCancelled' => true]);

    same(Outcome::SKIPPED, $stage->send()->kind);
    same(Outcome::SKIPPED, $stage->delivery->sending()->send('404')->kind);
});

test('a failure sets the status, writes one e-mail, and a correction is the next attempt', function (): void {
    $stage = new OrderStage([], [
        'failureStatus' => 'failed',
        'failureEmail' => '1',
        'failureEmailTo' => 'boss@shop.example',
    ]);
    $reason = ['code' => 'courier_rejected', 'message' => 'no', 'courierMessage' => 'Неверный телефон'];
    $stage->gateway->answer('POST /v1/shipments', aShipment(['state' => 'rejected', 'reason' => $reason]));
    $stage->gateway->answer('GET /v1/shipments/1001', aShipment(['state' => 'rejected', 'reason' => $reason]));

    $failed = $stage->send();
    $stage->delivery->shipping()->refresh('55');
    $stage->takeShipments();
    $sent = $stage->send();

    same([Outcome::FAILED, true], [$failed->kind, strpos($failed->text, 'Неверный телефон') !== false]);
    same(['status 55 failed', 'note 55 Sent, no. SHOP-1001.'], $stage->shop->history);
    same([['boss@shop.example', 'Order 1001 was not sent']], array_map(
        fn (array $mail): array => array_slice($mail, 0, 2),
        $stage->shop->mails
    ));
    same(Outcome::DONE, $sent->kind);
    same('1001#2', end($stage->gateway->requests)->headers['Idempotency-Key']);
});

test('a lost answer names the same attempt again', function (): void {
    $stage = new OrderStage();
    $stage->gateway->hang('POST /v1/shipments');

    $lost = $stage->send();
    $stage->takeShipments();
    $stage->send();

    same(Outcome::LATER, $lost->kind);
    $keys = array_map(fn ($request): string => $request->headers['Idempotency-Key'], $stage->gateway->requests);
    same(['1001#1', '1001#1'], $keys);
    same('sent', $stage->shop->shipments['55']['state']);
});

test('an order edited after a lost answer is looked up, not sent twice', function (): void {
    $stage = new OrderStage();
    $stage->gateway->hang('POST /v1/shipments');
    $stage->send();
    $stage->shop->orders['55']['buyerComment'] = 'changed';
    $stage->gateway->fail('POST /v1/shipments', 409, 'conflict')->answer('GET /v1/shipments/1001', aShipment());

    same(Outcome::DONE, $stage->send()->kind);
    same('SHOP-1001', $stage->shop->shipments['55']['courierReference']);
});

test('a gateway that is down for long is told to the manager once', function (): void {
    $stage = new OrderStage([], ['failureEmail' => '1']);
    $stage->gateway->hang('POST /v1/shipments');

    for ($run = 1; $run <= 5; $run++) {
        same(Outcome::LATER, $stage->send()->kind);
    }

    same(1, count($stage->shop->mails));
    same([], array_filter($stage->shop->history, fn (string $line): bool => strpos($line, 'status') === 0));
});

test('what the gateway refuses does not use up the attempt', function (): void {
    $stage = new OrderStage();
    $stage->gateway->fail('POST /v1/shipments', 424, 'courier_credentials');

    $refused = $stage->send();
    $stage->takeShipments();
    $stage->send();

    same([Outcome::FAILED, true], [$refused->kind, strpos($refused->text, 'password') !== false]);
    same('1001#1', end($stage->gateway->requests)->headers['Idempotency-Key']);
});

test('a number taken by another order says what to do', function (): void {
    $stage = new OrderStage();
    $stage->gateway->answer('POST /v1/shipments', aShipment([
        'state' => 'rejected',
        'reason' => ['code' => 'conflict', 'message' => 'taken'],
    ]));

    same(true, strpos($stage->send()->text, 'prefix') !== false);
});

test('a shipment the gateway gave up on is a failure, and sending opens the next attempt', function (): void {
    $stage = new OrderStage([], ['failureEmail' => '1']);
    $reason = ['code' => 'courier_unavailable', 'message' => 'the courier did not answer'];
    $stage->gateway->answer('POST /v1/shipments', aShipment(['state' => 'queued', 'reason' => $reason]));

    $givenUp = $stage->send();
    $stage->takeShipments();
    $stage->send();

    same([Outcome::FAILED, 1], [$givenUp->kind, count($stage->shop->mails)]);
    same('1001#2', end($stage->gateway->requests)->headers['Idempotency-Key']);
});

test('a queued shipment that is still being tried is left alone', function (): void {
    $stage = new OrderStage();
    $stage->gateway->answer('POST /v1/shipments', aShipment([
        'state' => 'queued',
        'reason' => ['code' => 'courier_unavailable', 'message' => 'no'],
        'nextTryAt' => '2026-09-21T13:05:00.000Z',
    ]));

    same(Outcome::WAITING, $stage->send()->kind);
    same(Outcome::SKIPPED, $stage->send()->kind);
    same([], $stage->shop->history);
});

test('an unclear one is not sent again until somebody says whose it is', function (): void {
    $stage = new OrderStage();
    $found = ['courierReference' => 'SHOP-1001', 'createdOn' => null, 'recipientName' => 'X', 'orderSum' => null];
    $stage->gateway->answer('POST /v1/shipments', aShipment(['state' => 'unclear', 'found' => $found]))
        ->answer('POST /v1/shipments/1001/resolve', aShipment(['state' => 'rejected']));

    same(Outcome::FAILED, $stage->send()->kind);
    same(Outcome::SKIPPED, $stage->send()->kind);
    $stage->delivery->shipping()->resolve('55', 'foreign');
    same(['verdict' => 'foreign'], $stage->gateway->lastBody());
    $stage->takeShipments();
    $stage->send();

    same('1001#2', end($stage->gateway->requests)->headers['Idempotency-Key']);
});

test('the status sends, waits for a payment that is due, and leaves other methods alone', function (): void {
    $settings = [
        'autoSend' => '1',
        'autoSendStatuses' => ['processing'],
        'paymentMap' => ['online' => 'none'],
    ];
    $stage = new OrderStage(['paymentMethod' => 'online'], $settings);
    $stage->takeShipments();
    $sending = $stage->delivery->sending();

    same([true, false], [$sending->isTrigger('processing'), $sending->isTrigger('completed')]);
    same(Outcome::SKIPPED, $sending->sendAutomatically('55')->kind);
    $stage->shop->orders['55']['isPaid'] = true;
    same(Outcome::DONE, $sending->sendAutomatically('55')->kind);
    $stage->shop->orders['56'] = anOrder(['reference' => '1002', 'methodKey' => 'post']);
    same(Outcome::SKIPPED, $sending->sendAutomatically('56')->kind);
});

test('entering the status again sends a failed order, never a delivery that was cancelled', function (): void {
    $stage = new OrderStage();
    $stage->takeShipments();
    $stage->shop->shipments['55'] = ['state' => 'rejected', 'attempt' => 1];

    same(Outcome::DONE, $stage->delivery->sending()->sendAutomatically('55')->kind);
    $stage->shop->shipments['55']['state'] = 'cancelled';
    same(Outcome::SKIPPED, $stage->delivery->sending()->sendAutomatically('55')->kind);
    same(Outcome::DONE, $stage->send()->kind);
});

test('logs of a failed call hold no key and no person', function (): void {
    $stage = new OrderStage();
    $stage->gateway->fail('POST /v1/shipments', 400, 'invalid_request', 'phone +7 900 000-00-00 of ' . SK);

    $stage->send();

    same(1, count($stage->shop->logs));
    $log = json_encode($stage->shop->logs);
    same([false, false], [strpos($log, '900') !== false, strpos($log, 'Zm9y') !== false]);
});

test('what the shop itself could not send after a rejection uses up no attempt: the corrected order is the next one', function (): void {
    foreach (['rejected', 'cancelled'] as $settled) {
        $stage = new OrderStage();
        $stage->shop->shipments['55'] = ['state' => $settled, 'attempt' => 1, 'applied' => 'returned'];
        $stage->shop->orders['55']['recipient']['phone'] = '';
        $stage->send();
        $stage->send();
        $stage->shop->orders['55']['recipient']['phone'] = '+79000000000';
        $stage->takeShipments();
        $stage->send();

        same('1001#2', end($stage->gateway->requests)->headers['Idempotency-Key']);
        same(['sent', ''], [$stage->shop->shipments['55']['state'], $stage->shop->shipments['55']['applied']]);
    }
});

test('an answer that is none of a gateway leaves the shipment as it was, to be asked again', function (): void {
    $stage = new OrderStage();
    $stage->gateway->answer('POST /v1/shipments', ['hello' => 'world']);

    same([Outcome::LATER, 'sending', 1], [
        $stage->send()->kind, $stage->shop->shipments['55']['state'], $stage->shop->shipments['55']['attempt'],
    ]);
});
