<?php

declare(strict_types=1);

use CourierCore\Outcome;

[$open, $echo] = require __DIR__ . '/sending-stage.php';

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
