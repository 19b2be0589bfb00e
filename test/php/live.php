<?php

// The whole life of an order against a real gateway, over real HTTP: says what happened, as JSON.

declare(strict_types=1);

use CourierCore\CurlTransport;
use CourierCore\Delivery;
use CourierCore\GatewayClient;
use CourierCore\Goods;
use CourierCore\Place;
use CourierCore\Placement;

require __DIR__ . '/harness.php';
require __DIR__ . '/../../plugins/core/autoload.php';
require __DIR__ . '/fakes.php';

$said = [];
$transport = new CurlTransport('courier-checkout-test');
$shop = new FakeShop();
$shop->saved = [];
$shop->settings['gatewayUrl'] = (string) getenv('GATEWAY_URL');
$shop->settings['numberPrefix'] = (string) getenv('NUMBER_PREFIX');
$shop->settings['logLevel'] = 'debug';
$delivery = new Delivery($shop, $transport, fn (): int => time());

$wrong = ['courierCode' => '8', 'login' => 'test', 'password' => 'wrong'];
$said['wrong password'] = $delivery->connection()->connect($wrong)->text;
$said['connect'] = $delivery->connection()->connect(['password' => 'testm'] + $wrong)->kind;
$said['check'] = array_column($delivery->connection()->check()['findings'], 'ok', 'code');
$said['towns'] = $delivery->connection()->towns('Казань')[0]['name'];
$said['levels'] = count($delivery->connection()->serviceLevels()) > 0;

$cart = (new Goods([aLine()], $shop->settings()))->toCart('RUB', 'cash');
$place = new Place(['name' => 'г. Казань']);
$offers = $delivery->checkout()->offers($cart, $place, $shop->methods());
$said['offers'] = array_map(fn ($offer): string => $offer->source . ($offer->price > 0 ? '+' : '0'), $offers);

// In the buyer's browser the widget does this.
$client = new GatewayClient($transport, [
    'url' => $shop->settings['gatewayUrl'],
    'shopAddress' => $shop->address(),
    'secretKey' => $shop->saved['installation']['secretKey'],
    'timeoutMs' => 5000,
]);
$quotes = $client->quote([
    'place' => $place->toArray(),
    'cart' => $cart->toArray(),
    'methods' => [['method' => 'door', 'ruleSet' => 'door']],
]);
$token = $client->select([
    'seal' => $quotes['seal'],
    'quote' => $quotes['quotes'][0]['id'],
    'method' => 'door',
    'address' => ['street' => 'Лесная', 'house' => '5'],
])['token'];

$priced = $delivery->checkout()->offers($cart, $place, $shop->methods(), $token)['door'];
$placement = new Placement([
    'entry' => $shop->methods()[0],
    'cart' => $cart,
    'charged' => $priced->price,
    'pricedFrom' => $token,
]);
$said['priced by'] = $priced->source;
$said['problem'] = $delivery->checkout()->problemWith($token, $placement);
$said['forged'] = $delivery->checkout()->problemWith(substr($token, 0, -1) . '_', $placement)->reason;
$renewed = $delivery->checkout()->renew($priced->selection, $shop->methods()[0], $cart);
$said['renewed'] = $delivery->checkout()->offers($cart, $place, $shop->methods(), (string) $renewed)['door']->source;

$shop->orders['55'] = anOrder([
    'reference' => 'Заказ-7',
    'methodKey' => 'door',
    'selection' => null,
    'deliveryFee' => $priced->price,
    'total' => 125000 + $priced->price,
]);
$delivery->checkout()->keepSelection('55', $token, $placement);
$said['send'] = $delivery->sending()->send('55')->kind;
$said['send again'] = $delivery->sending()->send('55')->kind;
$said['state'] = $shop->shipments['55']['state'];
$said['number'] = $shop->shipments['55']['courierReference'];
$said['label'] = substr($delivery->shipping()->label('55'), 0, 5);
$said['refresh'] = $delivery->shipping()->refresh('55')->kind;
$said['events'] = $delivery->tracking()->pull() > 0;
$said['events again'] = $delivery->tracking()->pull();
$shop->orders['55']['buyerComment'] = 'ring twice';
$said['changed'] = $delivery->orderBlock('55')['notices'];
$said['edit'] = $delivery->shipping()->edit('55')->kind;
$said['cancel'] = $delivery->shipping()->cancel('55')->kind;
$said['cancelled'] = $shop->shipments['55']['state'];

$shop->address = 'https://copy.example';
$said['copy'] = $delivery->shipping()->refresh('55')->text;
$said['secrets in logs'] = preg_match('/testm|sk_\w+_[\w-]{20}|Лесная|900/u', (string) json_encode($shop->logs));
echo json_encode($said, JSON_UNESCAPED_UNICODE);
