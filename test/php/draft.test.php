<?php

declare(strict_types=1);

use CourierCore\Outcome;
use CourierCore\Selection;

require __DIR__ . '/order-stage.php';

test('the draft says everything in the gateway’s words', function (): void {
    $stage = new OrderStage([
        'lines' => [aLine(['quantity' => 3, 'total' => 100000, 'barcode' => '460'])],
        'total' => 130000,
        'deliveryFee' => 29900,
        'deliveryVatRate' => 20,
        'buyerComment' => 'ring twice',
        'managerComment' => 'fragile',
    ], ['senderTown' => ['code' => '0495', 'name' => 'Москва']]);
    $stage->takeShipments();

    $stage->send();

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
    ], $stage->gateway->lastBody()['draft']);
});

test('what the shop took off elsewhere is a discount, so the sum is what the buyer owes', function (): void {
    $stage = new OrderStage(['total' => 150000]);
    $stage->takeShipments();

    $stage->send();

    same(4900, $stage->gateway->lastBody()['draft']['discount']);
});

test('with "use articles" the SKU is the warehouse’s, and a marked piece has a line of its own', function (): void {
    $stage = new OrderStage(
        ['lines' => [aLine(['quantity' => 2, 'total' => 125000, 'markingCodes' => ['c1', 'c2']])]],
        ['useArticles' => '1']
    );
    $stage->takeShipments();

    $stage->send();

    $items = $stage->gateway->lastBody()['draft']['items'];
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
    test("payment: {$name}", function () use ($order, $settings, $payment): void {
        $stage = new OrderStage($order, $settings);
        $stage->takeShipments();

        $stage->send();

        same($payment, $stage->gateway->lastBody()['draft']['payment']);
    });
}

test('mapped fields of the order replace the usual ones where they are filled', function (): void {
    $stage = new OrderStage(
        ['fields' => ['who' => 'Boris', 'tel2' => '', 'firm' => 'Lamps Ltd']],
        ['fieldMap' => ['name' => 'who', 'phone' => 'tel2', 'company' => 'firm']]
    );
    $stage->takeShipments();

    $stage->send();

    same(
        ['name' => 'Boris', 'phone' => '+7 900 000-00-00', 'company' => 'Lamps Ltd'],
        $stage->gateway->lastBody()['draft']['recipient']
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
    test("{$name}: not sent, and the order says why", function () use ($order, $words): void {
        $stage = new OrderStage($order);

        $outcome = $stage->send();

        same(Outcome::FAILED, $outcome->kind);
        same(true, strpos($outcome->text, $words) !== false);
        same(true, strpos($stage->shop->history[0], $words) !== false);
        same([], $stage->gateway->calls());
    });
}

test('no weight and no default names the product', function (): void {
    $stage = new OrderStage(['lines' => [aLine(['weightGrams' => 0])]], ['defaultWeight' => '0']);

    same(true, strpos($stage->send()->text, 'Lamp') !== false);
});

test('the wish for the driver is told beside the comments, once, and to the door only', function (): void {
    $door = ['method' => 'door', 'address' => ['street' => 'Лесная', 'house' => '5'], 'note' => 'ring twice'];
    $told = static function (array $change, array $claims): string {
        $selection = Selection::fromClaims($claims + someClaims());
        $stage = new OrderStage($change + ['selection' => $selection]);
        $stage->gateway->answer('PUT /v1/shipments/1001', aShipment());
        $stage->delivery->shipping()->edit('55');

        return $stage->gateway->lastBody()['draft']['courierNote'];
    };

    same('gift; ring twice', $told(['buyerComment' => 'gift'], $door));
    same('ring twice', $told(['buyerComment' => 'ring twice'], $door));
    same("ring\ntwice, softly", $told(['buyerComment' => "ring\ntwice, softly"], $door));
    same('gift; ring twice; do not ring', $told(['buyerComment' => 'gift', 'managerComment' => 'do not ring'], $door));
    same('', $told([], ['note' => 'ring twice']));
});
