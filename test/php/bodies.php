<?php

// Prints what the core sends in one of everything, and what the fakes answer: the contract judges both.

declare(strict_types=1);

use CourierCore\Delivery;
use CourierCore\Goods;
use CourierCore\Offer;
use CourierCore\Place;
use CourierCore\Selection;

require __DIR__ . '/harness.php';
require __DIR__ . '/../../plugins/core/autoload.php';
require __DIR__ . '/fakes.php';

$shop = new FakeShop();
$shop->settings += [
    'numberPrefix' => 'МАГ-',
    'deliveryWindows' => ['10:00-14:00'],
    'deliveryDaysOff' => ['6', '7'],
    'senderTown' => ['code' => '0495', 'name' => 'Москва'],
    'multiplier' => '1,5',
    'intervals' => [['from' => '0', 'kind' => 'less_percent', 'value' => '10'], ['from' => '99', 'kind' => 'all']],
    'roundingStep' => '10',
    'defaultLength' => '100',
    'defaultWidth' => '100',
    'defaultHeight' => '50',
];
$door = ['method' => 'door', 'address' => ['street' => 'Лесная', 'house' => '5'], 'window' => ['date' => '2026-10-01']];
$doorClaims = array_diff_key(someClaims($door), ['point' => 1]);
$shop->orders = [
    '55' => anOrder(['lines' => [
        aLine(['quantity' => 3, 'total' => 100]),
        aLine(['quantity' => 0.5, 'barcode' => '460']),
        aLine(['kind' => 'service', 'total' => 5000]),
        aLine(['markingCodes' => ['c1']]),
    ]]),
    '56' => anOrder([
        'reference' => '1002',
        'methodKey' => 'door',
        'isPaid' => true,
        'selection' => Selection::fromClaims($doorClaims),
    ]),
];
$gateway = new FakeTransport();
$shipment = fn (array $body): array => [200, aShipment(['reference' => $body['reference']])];
$gateway->answer('POST /v1/installations', ['installationId' => 'i', 'publishableKey' => 'p', 'secretKey' => SK])
    ->answer('PUT /v1/installation', [])
    ->answer('PUT /v1/rule-sets/door', ['version' => 1])
    ->answer('PUT /v1/rule-sets/pickup', ['version' => 1])
    ->answer('POST /v1/installation/check', ['findings' => []])
    ->answer('POST /v1/quotes', ['quotes' => [], 'seal' => 's'])
    ->answer('POST /v1/selections', ['token' => 't'])
    ->answer('POST /v1/shipments', $shipment)
    ->answer('PUT /v1/shipments/1001', aShipment())
    ->answer('POST /v1/shipments/1001/resolve', aShipment());

$delivery = new Delivery($shop, $gateway, fn (): int => NOW);
$delivery->connection()->connect(['courierCode' => '8', 'login' => 'test', 'password' => 'testm']);
$delivery->connection()->check();
$cart = (new Goods([aLine(['sizeMm' => [10, 20, 30]])], $shop->settings()))->toCart('RUB', 'cash');
$delivery->checkout()->offers($cart, new Place(['name' => 'Казань', 'region' => 'Татарстан']), $shop->methods());
[$doorEntry, $pickupEntry] = $shop->methods();
$delivery->checkout()->renew(Selection::fromClaims(someClaims()), $pickupEntry, $cart);
$delivery->checkout()->renew(Selection::fromClaims($doorClaims), $doorEntry, $cart);
$delivery->sending()->send('55');
$delivery->sending()->send('56');
$delivery->shipping()->edit('55');
$delivery->shipping()->resolve('55', 'ours');

$sent = [];
foreach ($gateway->requests as $n => $request) {
    $sent[] = ['call' => $gateway->calls()[$n], 'body' => $request->body];
}
echo json_encode([
    'sent' => $sent,
    'fakes' => [
        'ShipmentAnswer' => aShipment(),
        'TrackingEvent' => aTracking(),
        'ShopEvent' => anEvent(),
        'SelectionClaims' => someClaims(),
    ],
]);
