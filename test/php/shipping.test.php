<?php

declare(strict_types=1);

use CourierCore\Outcome;

require __DIR__ . '/order-stage.php';

test('a door order without a choice goes to the shop’s address, in the town the gateway finds', function (): void {
    $stage = new OrderStage(['selection' => null, 'methodKey' => 'door']);
    $town = ['code' => '1605', 'name' => 'Казань город', 'regionCode' => '16', 'regionName' => 'Т', 'country' => 'RU'];
    $stage->takeShipments()->answer('POST /v1/quotes', [
        'town' => $town,
        'quotes' => [['method' => 'door', 'serviceLevel' => '3']],
    ]);

    same(Outcome::DONE, $stage->send()->kind);

    $draft = $stage->gateway->lastBody()['draft'];
    same('3', $draft['serviceLevel']);
    same(['method' => 'door', 'town' => $town, 'address' => ['street' => 'ул. Ленина, 7']], $draft['destination']);
    same('1605', $stage->shop->orders['55']['destination']->town['code']);
});

test('a town the courier does not know is a failure in words', function (): void {
    $stage = new OrderStage(['selection' => null, 'methodKey' => 'door']);
    $stage->gateway->fail('POST /v1/quotes', 422, 'out_of_coverage');

    same(true, strpos($stage->send()->text, 'does not deliver there') !== false);
});

test('the merchant chooses for an order without a selection', function (): void {
    $stage = new OrderStage(['selection' => null, 'methodKey' => 'other']);
    $stage->takeShipments()
        ->answer('GET /v1/towns', ['towns' => [['code' => '1605', 'name' => 'Казань город']]])
        ->answer('GET /v1/pickup-points/44', ['point' => [
            'code' => '44', 'name' => 'Постамат', 'address' => 'Лесная, 7', 'isLocker' => true,
        ]]);

    $chosen = $stage->delivery->shipping()->choose('55', [
        'method' => 'pickup_point',
        'serviceLevel' => '2',
        'townCode' => '1605',
        'pointCode' => '44',
        'parcelCount' => 3,
    ]);
    $stage->send();

    same(Outcome::DONE, $chosen->kind);
    $draft = $stage->gateway->lastBody()['draft'];
    same(['locker', '2', 3], [$draft['destination']['method'], $draft['serviceLevel'], $draft['parcelCount']]);
});

test('a door without a street is no choice', function (): void {
    $stage = new OrderStage(['selection' => null]);
    $stage->takeShipments()
        ->answer('GET /v1/towns', ['towns' => [['code' => '1605', 'name' => 'Казань город']]]);

    $chosen = $stage->delivery->shipping()->choose('55', ['method' => 'door', 'townCode' => '1605', 'address' => []]);

    same(Outcome::FAILED, $chosen->kind);
    same(false, isset($stage->shop->orders['55']['destination']));
});

test('cancelling waits for the courier’s word', function (): void {
    $stage = new OrderStage();
    $stage->gateway->answer('POST /v1/shipments/1001/cancel', aShipment(['pending' => 'cancel']));

    same(Outcome::WAITING, $stage->delivery->shipping()->cancel('55')->kind);
    same('cancel', $stage->shop->shipments['55']['pending']);
    same('{}', end($stage->gateway->requests)->body);
});

test('a cancellation that the courier refuses says so and changes nothing', function (): void {
    $stage = new OrderStage();
    $stage->shop->shipments['55'] = ['state' => 'sent', 'attempt' => 1];
    $stage->gateway->fail('POST /v1/shipments/1001/cancel', 422, 'courier_rejected', 'already on the way');

    $outcome = $stage->delivery->shipping()->cancel('55');

    same([Outcome::FAILED, 'The courier says: already on the way'], [$outcome->kind, $outcome->text]);
    same('sent', $stage->shop->shipments['55']['state']);
});

test('an edit passes the order as it is now', function (): void {
    $stage = new OrderStage(['buyerComment' => 'new']);
    $stage->gateway->answer('PUT /v1/shipments/1001', aShipment());

    same(Outcome::DONE, $stage->delivery->shipping()->edit('55')->kind);
    same('new', $stage->gateway->lastBody()['draft']['courierNote']);
    same(64, strlen($stage->shop->shipments['55']['draftHash']));
});

test('the label is a PDF or a failure, never a web page', function (): void {
    $stage = new OrderStage();
    $stage->gateway->answer('GET /v1/shipments/1001/label', '%PDF-1.7 …');
    same('%PDF-1.7 …', $stage->delivery->shipping()->label('55'));

    $stage->gateway->answer('GET /v1/shipments/1001/label', '<html>');
    throws(CourierCore\GatewayFailure::class, fn () => $stage->delivery->shipping()->label('55'));
});
