<?php

declare(strict_types=1);

use CourierCore\Delivery;
use CourierCore\Destination;
use CourierCore\Outcome;
use CourierCore\Selection;

/** @return array{0: FakeShop, 1: FakeTransport, 2: Delivery} */
$open = function (array $order = [], array $settings = []): array {
    $shop = new FakeShop();
    $shop->settings = $settings + $shop->settings;
    $shop->orders['55'] = anOrder($order);
    $transport = new FakeTransport();

    return [$shop, $transport, new Delivery($shop, $transport, fn (): int => NOW)];
};
$echo = fn (array $body): array => [200, aShipment(['attempt' => $body['attempt']])];

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

test('the draft says everything in the gateway’s words', function () use ($open, $echo): void {
    [, $gateway, $delivery] = $open([
        'lines' => [aLine(['quantity' => 3, 'total' => 100000, 'barcode' => '460'])],
        'total' => 130000,
        'deliveryFee' => 29900,
        'deliveryVatRate' => 20,
        'buyerComment' => 'ring twice',
        'managerComment' => 'fragile',
    ], ['senderTown' => ['code' => '0495', 'name' => 'Москва']]);
    $gateway->answer('POST /v1/shipments', $echo);

    $delivery->sending()->send('55');

    same([
        'serviceLevel' => '1',
        'destination' => [
            'method' => 'pickup_point',
            'town' => [
                'code' => '1605',
                'name' => 'Казань город',
                'regionCode' => '16',
                'country' => 'RU',
                'regionName' => '',
            ],
            'point' => ['code' => '4417', 'name' => 'ПВЗ «На Ленина»', 'address' => 'ул. Ленина, 21'],
        ],
        'recipient' => ['name' => 'Anna', 'phone' => '+7 900 000-00-00'],
        'weightGrams' => 3750,
        'parcels' => [],
        'parcelCount' => 1,
        'items' => [
            [
                'article' => 'LMP-1', 'barcode' => '460', 'shopLineId' => 'l1', 'name' => 'Lamp', 'quantity' => 2,
                'unitPrice' => 33333, 'vatRate' => 20, 'weightGrams' => 1250, 'kind' => 'goods',
            ],
            [
                'article' => 'LMP-1', 'barcode' => '460', 'shopLineId' => 'l1', 'name' => 'Lamp', 'quantity' => 1,
                'unitPrice' => 33334, 'vatRate' => 20, 'weightGrams' => 1250, 'kind' => 'goods',
            ],
            ['name' => 'Прочее', 'quantity' => 1, 'unitPrice' => 100, 'vatRate' => null, 'kind' => 'service'],
        ],
        'currency' => 'RUB',
        'payment' => 'cash',
        'deliveryFee' => 29900,
        'deliveryVatRate' => 20,
        'discount' => 0,
        'declaredValue' => 100000,
        'courierNote' => 'ring twice; fragile',
        'contents' => 'Lamp, 3',
        'senderTown' => '0495',
    ], $gateway->lastBody()['draft']);
});

test('what the shop took off elsewhere is a discount, so the sum is what the buyer owes', function () use (
    $open,
    $echo
): void {
    [, $gateway, $delivery] = $open(['total' => 150000]);
    $gateway->answer('POST /v1/shipments', $echo);

    $delivery->sending()->send('55');

    same(4900, $gateway->lastBody()['draft']['discount']);
});

test('with "use articles" the SKU is the warehouse’s, and a marked piece has a line of its own', function () use (
    $open,
    $echo
): void {
    [, $gateway, $delivery] = $open(
        ['lines' => [aLine(['quantity' => 2, 'total' => 125000, 'markingCodes' => ['c1', 'c2']])]],
        ['useArticles' => '1']
    );
    $gateway->answer('POST /v1/shipments', $echo);

    $delivery->sending()->send('55');

    $items = $gateway->lastBody()['draft']['items'];
    same(['c1', 'c2'], array_column($items, 'markingCode'));
    same(['LMP-1', 'LMP-1'], array_column($items, 'warehouseArticle'));
    same([62500, 62500], array_column($items, 'unitPrice'));
});

/** name => [order, settings, payment] */
$payments = [
    'paid wins over the map' => [['isPaid' => true], ['paymentMap' => ['cod' => 'card']], 'none'],
    'the map decides' => [[], ['paymentMap' => ['cod' => 'card']], 'card'],
    'unlisted is cash' => [['paymentMethod' => 'new'], ['paymentMap' => ['cod' => 'card']], 'cash'],
];
foreach ($payments as $name => [$order, $settings, $payment]) {
    test("payment: {$name}", function () use ($open, $echo, $order, $settings, $payment): void {
        [, $gateway, $delivery] = $open($order, $settings);
        $gateway->answer('POST /v1/shipments', $echo);

        $delivery->sending()->send('55');

        same($payment, $gateway->lastBody()['draft']['payment']);
    });
}

test('mapped fields of the order replace the usual ones where they are filled', function () use ($open, $echo): void {
    [, $gateway, $delivery] = $open(
        ['fields' => ['who' => 'Boris', 'tel2' => '', 'firm' => 'Lamps Ltd']],
        ['fieldMap' => ['name' => 'who', 'phone' => 'tel2', 'company' => 'firm']]
    );
    $gateway->answer('POST /v1/shipments', $echo);

    $delivery->sending()->send('55');

    same(
        ['name' => 'Boris', 'phone' => '+7 900 000-00-00', 'company' => 'Lamps Ltd'],
        $gateway->lastBody()['draft']['recipient']
    );
});

/** name => [order, words of the reason] */
$unsendable = [
    'a partly paid order' => [['paidAmount' => 50000], 'partly paid'],
    'no phone' => [['recipient' => ['name' => 'Anna']], 'phone'],
    'no name' => [['recipient' => ['phone' => '1']], 'neither a name'],
    'nothing to carry' => [['lines' => []], 'no goods'],
    'no choice and another method' => [['selection' => null, 'methodKey' => 'post'], 'not known where'],
    'no choice of a point' => [['selection' => null], 'not known where'],
];
foreach ($unsendable as $name => [$order, $words]) {
    test("{$name}: not sent, and the order says why", function () use ($open, $order, $words): void {
        [$shop, $gateway, $delivery] = $open($order);

        $outcome = $delivery->sending()->send('55');

        same(Outcome::FAILED, $outcome->kind);
        same(true, strpos($outcome->text, $words) !== false);
        same(true, strpos($shop->history[0], $words) !== false);
        same([], $gateway->calls());
    });
}

test('no weight and no default names the product', function () use ($open): void {
    [, , $delivery] = $open(['lines' => [aLine(['weightGrams' => 0])]], ['defaultWeight' => '0']);

    same(true, strpos($delivery->sending()->send('55')->text, 'Lamp') !== false);
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

test('a door order without a choice goes to the shop’s address, in the town the gateway finds', function () use (
    $open,
    $echo
): void {
    [$shop, $gateway, $delivery] = $open(['selection' => null, 'methodKey' => 'door']);
    $town = ['code' => '1605', 'name' => 'Казань город', 'regionCode' => '16', 'regionName' => 'Т', 'country' => 'RU'];
    $gateway->answer('POST /v1/shipments', $echo)->answer('POST /v1/quotes', [
        'town' => $town,
        'quotes' => [['method' => 'door', 'serviceLevel' => '3']],
    ]);

    same(Outcome::DONE, $delivery->sending()->send('55')->kind);

    $draft = $gateway->lastBody()['draft'];
    same('3', $draft['serviceLevel']);
    same(['method' => 'door', 'town' => $town, 'address' => ['street' => 'ул. Ленина, 7']], $draft['destination']);
    same('1605', $shop->orders['55']['destination']->town['code']);
});

test('a town the courier does not know is a failure in words', function () use ($open): void {
    [, $gateway, $delivery] = $open(['selection' => null, 'methodKey' => 'door']);
    $gateway->fail('POST /v1/quotes', 422, 'out_of_coverage');

    same(true, strpos($delivery->sending()->send('55')->text, 'does not deliver there') !== false);
});

test('the merchant chooses for an order without a selection', function () use ($open, $echo): void {
    [$shop, $gateway, $delivery] = $open(['selection' => null, 'methodKey' => 'other']);
    $gateway->answer('GET /v1/towns', ['towns' => [['code' => '1605', 'name' => 'Казань город']]])
        ->answer('GET /v1/pickup-points/44', ['point' => [
            'code' => '44', 'name' => 'Постамат', 'address' => 'Лесная, 7', 'isLocker' => true,
        ]])
        ->answer('POST /v1/shipments', $echo);

    $chosen = $delivery->shipping()->choose('55', [
        'method' => 'pickup_point',
        'serviceLevel' => '2',
        'townCode' => '1605',
        'pointCode' => '44',
        'parcelCount' => 3,
    ]);
    $delivery->sending()->send('55');

    same(Outcome::DONE, $chosen->kind);
    $draft = $gateway->lastBody()['draft'];
    same(['locker', '2', 3], [$draft['destination']['method'], $draft['serviceLevel'], $draft['parcelCount']]);
});

test('a door without a street is no choice', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open(['selection' => null]);
    $gateway->answer('GET /v1/towns', ['towns' => [['code' => '1605', 'name' => 'Казань город']]]);

    $chosen = $delivery->shipping()->choose('55', ['method' => 'door', 'townCode' => '1605', 'address' => []]);

    same(Outcome::FAILED, $chosen->kind);
    same(false, isset($shop->orders['55']['destination']));
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

test('cancelling waits for the courier’s word', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->answer('POST /v1/shipments/1001/cancel', aShipment(['pending' => 'cancel']));

    same(Outcome::WAITING, $delivery->shipping()->cancel('55')->kind);
    same('cancel', $shop->shipments['55']['pending']);
    same('{}', end($gateway->requests)->body);
});

test('a cancellation that the courier refuses says so and changes nothing', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open();
    $shop->shipments['55'] = ['state' => 'sent', 'attempt' => 1];
    $gateway->fail('POST /v1/shipments/1001/cancel', 422, 'courier_rejected', 'already on the way');

    $outcome = $delivery->shipping()->cancel('55');

    same([Outcome::FAILED, 'The courier says: already on the way'], [$outcome->kind, $outcome->text]);
    same('sent', $shop->shipments['55']['state']);
});

test('the wish for the driver is told beside the comments, once, and to the door only', function () use ($open): void {
    $door = ['method' => 'door', 'address' => ['street' => 'Лесная', 'house' => '5'], 'note' => 'ring twice'];
    $told = static function (array $change, array $claims) use ($open): string {
        $selection = Selection::fromClaims($claims + someClaims());
        [, $gateway, $delivery] = $open($change + ['selection' => $selection]);
        $gateway->answer('PUT /v1/shipments/1001', aShipment());
        $delivery->shipping()->edit('55');

        return $gateway->lastBody()['draft']['courierNote'];
    };

    same('gift; ring twice', $told(['buyerComment' => 'gift'], $door));
    same('ring twice', $told(['buyerComment' => 'ring twice'], $door));
    same("ring\ntwice, softly", $told(['buyerComment' => "ring\ntwice, softly"], $door));
    same('gift; ring twice; do not ring', $told(['buyerComment' => 'gift', 'managerComment' => 'do not ring'], $door));
    same('', $told([], ['note' => 'ring twice']));
});

test('an edit passes the order as it is now', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open(['buyerComment' => 'new']);
    $gateway->answer('PUT /v1/shipments/1001', aShipment());

    same(Outcome::DONE, $delivery->shipping()->edit('55')->kind);
    same('new', $gateway->lastBody()['draft']['courierNote']);
    same(64, strlen($shop->shipments['55']['draftHash']));
});

test('the label is a PDF or a failure, never a web page', function () use ($open): void {
    [, $gateway, $delivery] = $open();
    $gateway->answer('GET /v1/shipments/1001/label', '%PDF-1.7 …');
    same('%PDF-1.7 …', $delivery->shipping()->label('55'));

    $gateway->answer('GET /v1/shipments/1001/label', '<html>');
    throws(CourierCore\GatewayFailure::class, fn () => $delivery->shipping()->label('55'));
});

test('logs of a failed call hold no key and no person', function () use ($open): void {
    [$shop, $gateway, $delivery] = $open();
    $gateway->fail('POST /v1/shipments', 400, 'invalid_request', 'phone +7 900 000-00-00 of ' . SK);

    $delivery->sending()->send('55');

    same(1, count($shop->logs));
    $log = json_encode($shop->logs);
    same([false, false], [strpos($log, '900') !== false, strpos($log, 'Zm9y') !== false]);
});
