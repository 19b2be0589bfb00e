<?php

declare(strict_types=1);

use Bitrix\Sale\Delivery\Services\Table;
use Bitrix\Sale\Order;
use CourierBitrix\Plugin;

require_once __DIR__ . '/stage.php';

test('both profiles are priced, however often the checkout is refreshed, by one call of the gateway', function (): void {
    $stage = new Stage();
    $first = $stage->refresh();
    $stage->refresh();
    $stage->refresh();

    same([38000, 28000, 70000], array_column($first['rows'], 'price'));
    same(['POST /v1/quotes'], $stage->gateway->calls());
});

test('no town and the test mode take our services out of the list without a call', function (): void {
    $stage = new Stage();
    $stage->checkout->session['properties']['LOCATION'] = '';
    $without = array_column($stage->refresh()['rows'], 'id');
    $stage->checkout->session['properties']['LOCATION'] = '0000001';
    $stage->connect(['testMode' => '1']);

    same([[FakeCheckout::OTHER], [FakeCheckout::OTHER]], [$without, array_column($stage->refresh()['rows'], 'id')]);
    same([], $stage->gateway->calls());
});

test('the page is told the cart, the town and the rules, and no secret', function (): void {
    $stage = new Stage();
    $stage->checkout->session['delivery'] = PICKUP;
    $state = $stage->refresh()['place'];

    same(['Казань', 'Татарстан'], array_values($state['town']));
    same([125000, 1250], [$state['cart']['goods'], $state['cart']['weightGrams']]);
    same([['d11', 'd12'], PICKUP], [array_column($state['methods'], 'ruleSet'), $state['chosen']]);
    same(false, strpos((string) json_encode($state), SK));
});

test('a chosen point sets the price, and is the order\'s, readable in its properties', function (): void {
    $stage = new Stage();
    $shown = $stage->choose(PICKUP, $stage->token(PICKUP, ['price' => ['amount' => 31000, 'currency' => 'RUB']]));
    $placed = $stage->order();
    $order = Plugin::the()->shop()->order($placed['order']);
    $properties = CourierBitrix\Properties::all(Order::load((int) $placed['order']));

    same(156000, $shown['total']);
    same(['4417', [], 31000, 156000], [$order->selection->point['code'], $order->marks, $order->deliveryFee, $order->total]);
    same(['4417', true], [$properties['COURIER_POINT_CODE'], strpos($properties['COURIER_PLACE'], 'ПВЗ «На Ленина»') !== false]);
    same('', Plugin::the()->choice()->token('d12'));
});

test('pickup without a point, a forged token and a point for the door are refused in words', function (): void {
    $stage = new Stage();
    $stage->checkout->session['delivery'] = PICKUP;
    $stage->refresh();
    $missing = $stage->order()['refused'];
    $stage->choose(PICKUP, 'v1.k7q2.e30.' . str_repeat('a', 43));
    $forged = $stage->order();
    $shown = $stage->choose(DOOR, $stage->token(PICKUP));
    $other = $stage->order();

    same('Выберите пункт выдачи.', $missing);
    same([true, true, 38000], [isset($forged['refused']), isset($other['refused']), $shown['rows'][0]['price']]);
    same(null, Order::load(1));
});

test('a token that comes only with the order sets no price', function (): void {
    $stage = new Stage();
    $stage->checkout->session['delivery'] = PICKUP;
    $stage->refresh();

    same('Выберите пункт выдачи.', $stage->order(['courier_checkout_token' => [PICKUP => $stage->token(PICKUP)]])['refused'] ?? '');
});

test('a page that posts its old token again loses nothing when the basket has grown', function (): void {
    $stage = new Stage();
    $old = $stage->token(PICKUP);
    $stage->choose(PICKUP, $old);
    $stage->checkout->session['basket'][0]['QUANTITY'] = 3;
    $renewed = $stage->token(PICKUP, ['price' => ['amount' => 45000, 'currency' => 'RUB']]);
    $stage->gateway->answer('POST /v1/selections', ['token' => $renewed]);
    $shown = $stage->choose(PICKUP, $old);

    same(45000, $shown['rows'][1]['price']);
    same(true, isset($stage->order()['order']));
});

test('another payment is another price, and a point that takes no cash hides it', function (): void {
    $stage = new Stage();
    $stage->gateway->answer('GET /v1/pickup-points/4417', ['point' => ['accepts' => ['cash' => false]]]);
    $shown = $stage->choose(PICKUP, $stage->token(PICKUP));
    $stage->checkout->session = ['delivery' => DOOR, 'payment' => WIRE] + $stage->checkout->session;
    $stage->gateway->answer('POST /v1/quotes', bothQuotes(36000, 28000));
    $stage->gateway->fail('POST /v1/selections', 422);

    same([WIRE], $shown['payments']);
    same(36000, $stage->refresh()['rows'][0]['price']);
});

test('a discount on delivery is the shop\'s own and lets the order through', function (): void {
    $stage = new Stage();
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $stage->checkout->session['coupons'] = ['freeship'];
    $id = $stage->order()['order'];

    same(['4417', 0], [Plugin::the()->shop()->order($id)->selection->point['code'], Plugin::the()->shop()->order($id)->deliveryFee]);
});

test('while the gateway is down the door has the fallback price and the order says so', function (): void {
    $stage = new Stage();
    $stage->connect(['fallbackPrice' => '350']);
    $stage->gateway->hang('POST /v1/quotes');
    $stage->checkout->session['delivery'] = DOOR;
    $rows = array_column($stage->refresh()['rows'], 'price', 'id');
    $id = $stage->order()['order'];

    same([DOOR => 35000, FakeCheckout::OTHER => 70000], $rows);
    same(['no_selection', 'fallback_price'], Plugin::the()->orders->read($id)['marks']);
});

test('orders past the checkout, and those whose price a manager typed, are taken and marked', function (): void {
    $stage = new Stage();
    $marks = [];
    foreach ([['soa-action' => ''], ['soa-action' => 'saveOrderAjax']] as $n => $request) {
        $order = $stage->checkout->order();
        $order->shipments->items[1]->fields = ['DELIVERY_ID' => PICKUP, 'PRICE_DELIVERY' => 1.0] + ($n === 1 ? ['CUSTOM_PRICE_DELIVERY' => 'Y'] : []);
        $stage->nextRequest();
        $_REQUEST = $request;
        same([], $order->save());
        $marks[] = Plugin::the()->orders->read((string) $order->getId())['marks'];
    }

    same([['no_selection', 'outside_checkout'], ['no_selection', 'outside_checkout']], $marks);
});

test('a profile\'s rules stand above its service\'s, and those above the module\'s', function (): void {
    $stage = new Stage();
    Table::$rows[10]['CONFIG'] = ['PRICE' => ['MULTIPLIER' => '2', 'ADDITIVE' => '10', 'SENDER_TOWN' => '15500 Казань']];
    Table::$rows[DOOR]['CONFIG']['PRICE'] = ['ADDITIVE' => '50'];
    Table::$rows[DOOR]['CONFIG']['INTERVALS'] = ['FROM_1' => '1000', 'KIND_1' => 'less_percent', 'VALUE_1' => '50'];
    $stage->nextRequest();
    $rules = CourierBitrix\Core\RuleSet::of(Plugin::the()->shop()->methods()[0]);

    same([2.0, 5000, '15500'], [$rules['multiplier'], $rules['additive'], $rules['senderTown']]);
    same([['from' => 100000, 'buyerPays' => ['kind' => 'less_percent', 'percent' => 50.0]]], $rules['intervals']);
});
