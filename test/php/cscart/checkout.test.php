<?php

declare(strict_types=1);

use CourierCsCart\Plugin;

const AREA = 'C';

require_once __DIR__ . '/stage.php';

test('a fresh add-on has one service, and methods made of it are priced', function (): void {
    $stage = new Stage();
    $rates = array_column($stage->calculate(), 'rate', 'shipping_id');

    same([POST => 700.0, DOOR => 380.0, PICKUP => 280.0], $rates);
    same(1, (int) db_get_field("SELECT COUNT(*) FROM ?:shipping_services WHERE module = 'courier_checkout'"));
});

test('cart and page reckoned again and again cost one call of the gateway', function (): void {
    $stage = new Stage();
    $stage->calculate();
    $stage->calculate('S');
    $stage->calculate();

    same(['POST /v1/quotes'], $stage->gateway->calls());
});

test('no town and the test mode hide our methods without a call or a word', function (): void {
    $stage = new Stage();
    $stage->gateway->requests = [];
    $stage->changeCart(['user_data' => ['s_country' => 'RU', 's_city' => '']]);
    $hidden = array_keys($stage->calculate());
    $stage->changeCart(['user_data' => ['s_country' => 'RU', 's_city' => 'Казань']]);
    Plugin::the()->shop()->keepSettings(['testMode' => '1'] + (array) Plugin::the()->memory->read('settings'));

    same([POST], $hidden);
    same([POST], array_keys($stage->calculate()));
    same([[], []], [$stage->gateway->calls(), Platform::$notices]);
});

test('the place below the chosen method tells the cart, the town and the rules, and no secret', function (): void {
    $stage = new Stage();
    $stage->post(['shipping_ids' => [PICKUP]]);
    $html = fn_courier_checkout_place(0, PICKUP);
    preg_match('/data-courier-place="([^"]*)"/', $html, $found);
    $state = json_decode(html_entity_decode($found[1], ENT_QUOTES), true);

    same(['pickup_point', 'm3', 'Казань'], [$state['methods'][0]['method'], $state['methods'][0]['ruleSet'], $state['town']['name']]);
    same([125000, 1250], [$state['cart']['goods'], $state['cart']['weightGrams']]);
    same([false, '', ''], [strpos($html, SK), fn_courier_checkout_place(0, DOOR), fn_courier_checkout_place(0, POST)]);
});

test('where no method of ours can be had the last one carries an open chooser', function (): void {
    $stage = new Stage();
    $stage->gateway->answer('POST /v1/quotes', ['quotes' => [], 'refusals' => [], 'seal' => 's']);
    $stage->changeCart(['user_data' => ['s_country' => 'RU', 's_city' => 'Кзнь']]);
    $stage->calculate();
    preg_match('/data-courier-place="([^"]*)"/', fn_courier_checkout_place(0, POST), $found);
    $state = json_decode(html_entity_decode($found[1] ?? '', ENT_QUOTES), true);

    same([DOOR, PICKUP], array_column($state['methods'], 'shipping'));
});

test('a chosen point sets the price, past CS-Cart\'s own memory of rates', function (): void {
    $stage = new Stage();
    $stage->choose(PICKUP, $stage->token(PICKUP, ['price' => ['amount' => 31000, 'currency' => 'RUB']]));

    same(310.0, Tygh::$app['session']['cart']['product_groups'][0]['shippings'][PICKUP]['rate']);
    same(1560.0, Tygh::$app['session']['cart']['total']);
});

test('the order keeps what was chosen, and its place stands behind the method\'s name', function (): void {
    $stage = new Stage();
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $id = $stage->order();
    $order = Plugin::the()->shop()->order((string) $id);

    same(['4417', [], 28000, 153000], [$order->selection->point['code'], $order->marks, $order->deliveryFee, $order->total]);
    same(['Анна Петрова', 'm3'], [$order->recipient['name'], $order->methodKey]);
    same(true, strpos(fn_get_order_info($id)['shipping'][0]['shipping'], 'ПВЗ «На Ленина»') !== false);
});

test('what a buyer types into the chooser brings no markup into mails and papers, which print names as they are', function (): void {
    $stage = new Stage();
    $stage->choose(DOOR, $stage->token(DOOR, ['address' => ['street' => 'Ленина<img src=x onerror=alert(1)>', 'house' => '7']]));
    $name = fn_get_order_info($stage->order())['shipping'][0]['shipping'];

    same([true, false], [strpos($name, 'Ленина, д. 7') !== false, strpos($name, '<')]);
});

test('the next cart of the same buyer knows nothing of the choice before', function (): void {
    $stage = new Stage();
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $stage->order();

    same('', Plugin::the()->choice()->token('0-m3'));
});

test('pickup without a point is refused in words, and nothing is written', function (): void {
    $stage = new Stage();
    $stage->post(['shipping_ids' => [PICKUP]]);

    same(0, $stage->order());
    same(['E', 'Выберите пункт выдачи.'], Platform::$notices[0]);
    same(0, (int) db_get_field('SELECT COUNT(*) FROM ?:orders'));
});

test('a token that nobody signed, and a point for the door, price nothing and place nothing', function (): void {
    foreach ([fn () => 'v1.k7q2.e30.' . str_repeat('a', 43), fn (Stage $stage) => $stage->token(PICKUP)] as $forged) {
        $stage = new Stage();
        $stage->choose(DOOR, $forged($stage));

        same(380.0, Tygh::$app['session']['cart']['shipping_cost']);
        same(0, $stage->order());
    }
});

test('a cart changed in another tab is not sold at the old price', function (): void {
    $stage = new Stage();
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $cart = Tygh::$app['session']['cart'];
    $cart['products']['101']['amount'] = 9;
    Tygh::$app['session']['cart'] = $cart;

    same(0, $stage->order());
    same(true, Tygh::$app['session']['cart']['calculate_shipping']);
});

test('an order paid another way than it was priced for is refused', function (): void {
    $stage = new Stage();
    $stage->post(['shipping_ids' => [DOOR]]);

    same(0, $stage->order(WIRE));
});

test('another payment picked at the checkout is priced anew before the order', function (): void {
    $stage = new Stage();
    $stage->post(['shipping_ids' => [DOOR]]);
    $stage->gateway->answer('POST /v1/quotes', bothQuotes(36000, 28000));
    $stage->post(['payment_id' => WIRE]);
    $id = $stage->order(WIRE);

    same(36000, Plugin::the()->shop()->order((string) $id)->deliveryFee);
});

test('another town drops the choice', function (): void {
    $stage = new Stage();
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $stage->changeCart(['user_data' => ['s_country' => 'RU', 's_city' => 'Москва']]);
    $stage->calculate();

    same('', Plugin::the()->choice()->token('0-m3'));
});

test('a choice for a town in another country is refused', function (): void {
    $stage = new Stage();
    $town = ['code' => '900', 'name' => 'Алматы', 'region' => '', 'country' => 'KZ'];
    $stage->choose(PICKUP, $stage->token(PICKUP, ['town' => $town]));

    same('W', Platform::$notices[0][0]);
    same(0, $stage->order());
});

test('a coupon that CS-Cart reckons last is in the price', function (): void {
    $stage = new Stage();
    $stage->gateway->requests = [];
    $stage->changeCart(['coupons' => ['minus10']]);
    $stage->calculate();
    $stage->calculate();
    $asked = array_map(static fn ($request): int => json_decode($request->body, true)['cart']['goods'], $stage->gateway->requests);

    same([112500], array_values(array_unique($asked)));
});

test('a coupon of free delivery is the shop\'s own and lets the order through', function (): void {
    $stage = new Stage();
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $stage->changeCart(['coupons' => ['freeship']]);
    $stage->calculate();
    $id = $stage->order();

    same(['4417', 0], [Plugin::the()->shop()->order((string) $id)->selection->point['code'], Plugin::the()->shop()->order((string) $id)->deliveryFee]);
});

test('while the gateway is down the door has the fallback price and the order says so', function (): void {
    $stage = new Stage();
    $stage->connect(['fallbackPrice' => '350']);
    $stage->changeCart(['user_data' => ['s_country' => 'RU', 's_city' => 'Тверь', 's_address' => 'а']]);
    $stage->gateway->hang('POST /v1/quotes');
    $rates = array_column($stage->calculate(), 'rate', 'shipping_id');
    $stage->post(['shipping_ids' => [DOOR]]);
    $id = $stage->order();

    same([POST => 700.0, DOOR => 350.0], $rates);
    same(['no_selection', 'fallback_price'], Plugin::the()->orders->read((string) $id)['marks']);
});

test('payments that the point or the method does not take are not offered', function (): void {
    $stage = new Stage();
    $stage->gateway->answer('GET /v1/pickup-points/4417', ['point' => ['accepts' => ['cash' => false]]]);
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $cart = Tygh::$app['session']['cart'];
    $auth = [];
    $groups = ['tab1' => [CASH => ['payment' => 'Наличными'], WIRE => ['payment' => 'Счёт']]];
    fn_set_hook('prepare_checkout_payment_methods', $cart, $auth, $groups);

    same(['tab1' => [WIRE => ['payment' => 'Счёт']]], $groups);
});

test('each vendor\'s part of an order has its own choice and shipment', function (): void {
    $stage = new Stage();
    $cart = Tygh::$app['session']['cart'];
    $cart['products']['202'] = ['product_id' => 2, 'company_id' => 2, 'product' => 'Ваза', 'price' => 300.0] + Stage::product();
    Tygh::$app['session']['cart'] = $cart;
    $stage->gateway->requests = [];
    $stage->calculate();
    $asked = array_map(static fn ($request): int => json_decode($request->body, true)['cart']['goods'], $stage->gateway->requests);
    $token = $stage->token(PICKUP);
    $other = $stage->token(PICKUP, ['point' => ['code' => '9', 'name' => 'Второй', 'address' => 'ул. 2']], 1);
    $stage->post(['shipping_ids' => [PICKUP, PICKUP], 'courier_checkout_token' => [[PICKUP => $token], [PICKUP => $other]]]);
    $parent = $stage->order();
    $points = [];
    foreach ([$parent + 1, $parent + 2] as $id) {
        $points[] = Plugin::the()->shop()->order((string) $id)->selection->point['code'];
    }

    // The first part was asked for before there was a second; both are priced, each as what it is.
    same([30000], $asked);
    same(['4417', '9'], $points);
    same([], Plugin::the()->orders->read((string) $parent));
});

test('vendors whose goods cost the same are priced each by its own weight', function (): void {
    $stage = new Stage();
    $cart = Tygh::$app['session']['cart'];
    $cart['products']['202'] = ['product_id' => 2, 'company_id' => 2, 'weight' => 3.0] + Stage::product();
    Tygh::$app['session']['cart'] = $cart;
    $stage->gateway->requests = [];
    $stage->calculate();
    $asked = array_map(
        static fn ($request): int => json_decode($request->body, true)['cart']['weightGrams'],
        $stage->gateway->requests
    );

    // The other's 1250 g were asked for when it was alone.
    same([3000], $asked);
});

test('orders by the API and exchanges are taken and marked', function (): void {
    $stage = new Stage();
    $stage->post(['shipping_ids' => [PICKUP]]);
    Tygh\Registry::$values['runtime.controller'] = 'api';
    $id = $stage->order();

    same(['no_selection', 'outside_checkout'], Plugin::the()->orders->read((string) $id)['marks']);
});
