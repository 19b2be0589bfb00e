<?php

declare(strict_types=1);

use CourierPresta\Plugin;

require_once __DIR__ . '/stage.php';

test('the module comes with two carriers that buyers can see', function (): void {
    new Stage();
    $rows = Db::getInstance()->executeS('SELECT name, external_module_name FROM ps_carrier ORDER BY id_carrier');

    same(['Courier to the door', 'To a pickup point'], array_column($rows, 'name'));
    same(['couriercheckout', 'couriercheckout'], array_column($rows, 'external_module_name'));
    same([], Plugin::the()->carriers->faults());
});

test('a carrier without a zone, a group or a range is found', function (): void {
    new Stage();
    Db::getInstance()->execute('DELETE FROM ps_carrier_zone WHERE id_carrier = 1');
    Db::getInstance()->execute('DELETE FROM ps_carrier_group WHERE id_carrier = 2');

    same(['door' => 'zone', 'pickup' => 'group'], Plugin::the()->carriers->faults());
});

test('a page that asks four times and a second page cost one call of the gateway', function (): void {
    $stage = new Stage();
    foreach ([1, 2] as $page) {
        $stage->nextRequest();
        foreach ([DOOR, PICKUP, DOOR, PICKUP] as $carrier) {
            (new Cart(10))->getPackageShippingCost($carrier, true);
        }
    }

    same(['POST /v1/quotes'], $stage->gateway->calls());
});

test('each carrier has its own price, though PrestaShop 9.0.0 names the carrier only to a truthy id', function (): void {
    new Stage();

    same(380.0, (new Cart(10))->getPackageShippingCost(DOOR, true));
    same(280.0, (new Cart(10))->getPackageShippingCost(PICKUP, true));
});

test('the tax that PrestaShop adds makes the price whole again', function (): void {
    new Stage();
    Carrier::$taxRate = 20.0;

    same(380.0, (new Cart(10))->getPackageShippingCost(DOOR, true));
    same(316.67, (new Cart(10))->getPackageShippingCost(DOOR, false));
});

test('the handling fee is added only when the merchant switched it on', function (): void {
    $stage = new Stage();
    Configuration::$values['PS_SHIPPING_HANDLING'] = '2';
    $plain = (new Cart(10))->getPackageShippingCost(DOOR, true);
    $stage->connect(['addHandling' => '1']);
    $stage->nextRequest();

    same([380.0, 382.0], [$plain, (new Cart(10))->getPackageShippingCost(DOOR, true)]);
});

test('a carrier that the merchant edited has a new id and is still ours', function (): void {
    $stage = new Stage();
    Db::getInstance()->execute('UPDATE ps_carrier SET deleted = 1 WHERE id_carrier = 1');
    Db::getInstance()->add('carrier', ['id_carrier' => 9, 'id_reference' => 1, 'name' => 'By courier', 'active' => 1]);
    $stage->nextRequest();

    same(380.0, (new Cart(10))->getPackageShippingCost(9, true));
    same('By courier', Plugin::the()->shop(1)->methods()[0]->title);
});

test('the back office shows what the buyer saw and never calls the gateway', function (): void {
    $stage = new Stage();
    (new Cart(10))->getPackageShippingCost(DOOR, true);
    Context::getContext()->employee = (object) ['id' => 1];
    Cart::$products[10][0]['cart_quantity'] = 3;
    $stage->now += 7200;
    $stage->nextRequest();

    same(380.0, (new Cart(10))->getPackageShippingCost(DOOR, true));
    same(1, count($stage->gateway->calls()));
});

test('no town, another currency and the test mode hide the carriers without a call', function (): void {
    $stage = new Stage();
    $hidden = [];
    Cart::$rows[10]['id_address_delivery'] = 0;
    $hidden[] = (new Cart(10))->getPackageShippingCost(DOOR, true);
    Cart::$rows[10] = ['id_address_delivery' => 1, 'id_currency' => 2];
    $stage->nextRequest();
    $hidden[] = (new Cart(10))->getPackageShippingCost(DOOR, true);
    Cart::$rows[10] = ['id_address_delivery' => 1];
    $stage->connect(['testMode' => '1']);
    $stage->nextRequest();
    $hidden[] = (new Cart(10))->getPackageShippingCost(DOOR, true);

    same([false, false, false], $hidden);
    same([], $stage->gateway->calls());
});

test('while the gateway is down the door has the fallback price and the order says so', function (): void {
    $stage = new Stage();
    $stage->connect(['fallbackPrice' => '350']);
    $stage->gateway->hang('POST /v1/quotes');
    $stage->nextRequest();
    $cost = [(new Cart(10))->getPackageShippingCost(DOOR, true), (new Cart(10))->getPackageShippingCost(PICKUP, true)];
    $orderId = $stage->order('', DOOR);

    same([350.0, false], $cost);
    same(['no_selection', 'fallback_price'], Plugin::the()->orders->read((string) $orderId)['marks']);
});

test('free delivery of the shop stands above our price', function (): void {
    new Stage();
    Configuration::$values['PS_SHIPPING_FREE_PRICE'] = '1000';

    same(0.0, (new Cart(10))->getPackageShippingCost(DOOR, true));
});

test('the widget below its carrier is told the cart, the town and the rules, and no secret', function (): void {
    new Stage();
    $html = CourierCheckout::one()->hookDisplayCarrierExtraContent(['carrier' => ['id' => PICKUP]]);
    preg_match('/data-courier-place="([^"]*)"/', $html, $found);
    $state = json_decode(html_entity_decode($found[1], ENT_QUOTES), true);

    same([['method' => 'pickup_point', 'ruleSet' => 'pickup']], $state['methods']);
    same('Казань', $state['town']['name']);
    same([125000, 1250], [$state['parts'][0]['cart']['goods'], $state['parts'][0]['cart']['weightGrams']]);
    same(false, strpos($html, SK));
});

test('a chosen point sets the price and lets the buyer leave the delivery step', function (): void {
    $stage = new Stage();
    Cart::$rows[10]['id_carrier'] = PICKUP;
    $stage->nextRequest();
    $step = ['step_name' => 'delivery', 'completed' => true];
    $params = $step;
    CourierCheckout::one()->hookActionValidateStepComplete($params);
    $refused = Context::getContext()->controller->errors;
    $answer = $stage->post([
        'do' => 'selection', 'slot' => 'pickup',
        'token' => $stage->token(PICKUP, ['price' => ['amount' => 31000, 'currency' => 'RUB']]),
    ]);
    $stage->nextRequest();
    Context::getContext()->controller->errors = [];
    CourierCheckout::one()->hookActionValidateStepComplete($step);

    same(['Please choose a pickup point.'], $refused);
    same([true, '₽310.00'], [$answer['ok'], $answer['price']]);
    same([], Context::getContext()->controller->errors);
    same(310.0, (new Cart(10))->getPackageShippingCost(PICKUP, true));
});

test('a choice that only the step\'s own form brings in time is taken from there', function (): void {
    $stage = new Stage();
    Cart::$rows[10]['id_carrier'] = PICKUP;
    $token = $stage->token(PICKUP, ['price' => ['amount' => 31000, 'currency' => 'RUB']]);
    $stage->nextRequest();
    Context::getContext()->controller->errors = [];
    $step = ['step_name' => 'delivery', 'completed' => true];
    CourierCheckout::one()->hookActionValidateStepComplete($step + ['request_params' => ['courier-pickup' => $token]]);
    $stage->nextRequest();

    same([], Context::getContext()->controller->errors);
    same(310.0, (new Cart(10))->getPackageShippingCost(PICKUP, true));
});

test('a chosen price is written as PrestaShop writes it beside the other carriers', function (): void {
    $stage = new Stage();
    Carrier::$taxRate = 20.0;
    Configuration::$values['PS_TAX'] = '1';
    $said = [];
    foreach ([0, 1] as $method) {
        Product::$taxCalculation = $method;
        $stage->nextRequest();
        Context::getContext()->country = (object) ['display_tax_label' => 1];
        $said[] = $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => $stage->token(PICKUP)])['price'];
    }
    Product::$taxCalculation = 0;
    Configuration::$values['PS_TAX'] = '';

    same(['₽280.00 tax incl.', '₽233.33 tax excl.'], $said);
});

test('a token that nobody signed, and a point for the door, change nothing', function (): void {
    $stage = new Stage();
    $forged = $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => 'v1.k7q2.e30.' . str_repeat('a', 43)]);
    $wrong = $stage->post(['do' => 'selection', 'slot' => 'door', 'token' => $stage->token(PICKUP)]);

    same([false, false], [$forged['ok'], $wrong['ok']]);
    same(['₽280.00', '₽380.00'], [$forged['price'], $wrong['price']]);
});

test('a choice for a town in another country is refused', function (): void {
    $stage = new Stage();
    $town = ['code' => '900', 'name' => 'Алматы', 'region' => '', 'country' => 'KZ'];
    $answer = $stage->post([
        'do' => 'selection', 'slot' => 'pickup', 'token' => $stage->token(PICKUP, ['town' => $town]),
    ]);

    same(false, $answer['ok']);
});

test('the order keeps what the buyer chose', function (): void {
    $stage = new Stage();
    $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => $stage->token(PICKUP)]);
    $orderId = $stage->order('ps_cod', PICKUP);
    $order = Plugin::the()->shop(1)->order((string) $orderId);

    same(['4417', []], [$order->selection->point['code'], $order->marks]);
    same([28000, 153000, 'Anna Petrova'], [$order->deliveryFee, $order->total, $order->recipient['name']]);
});

test('picking a payment asks for its price before the order, and the order then goes through', function (): void {
    $stage = new Stage();
    $stage->gateway->answer('POST /v1/quotes', Stage::quotes(36000, 28000));
    $before = (new Cart(10))->getPackageShippingCost(DOOR, true);
    $stage->gateway->answer('POST /v1/quotes', Stage::quotes(38000, 28000));
    $answer = $stage->post(['do' => 'payment', 'payment' => 'ps_wire']);
    $orderId = $stage->order('ps_wire', DOOR);

    same([360.0, true], [$before, $answer['changed']]);
    same("The delivery price has changed: it was 360\u{a0}₽ and is 380\u{a0}₽ now.", $answer['text']);
    same(38000, Plugin::the()->shop(1)->order((string) $orderId)->deliveryFee);
});

test('an order paid another way than it was priced for is sent back to the checkout', function (): void {
    $stage = new Stage();
    (new Cart(10))->getPackageShippingCost(DOOR, true);
    $gone = throws(Redirected::class, static fn () => $stage->order('ps_wire', DOOR));
    $stage->nextRequest();

    same('https://shop.example/order', $gone->getMessage());
    same('ps_wire', Plugin::the()->carts->paymentModule(10));
    same([], Db::getInstance()->executeS('SELECT id_order FROM ps_orders'));
});

test('an order whose money has come is never refused, but marked', function (): void {
    $stage = new Stage();
    (new Cart(10))->getPackageShippingCost(PICKUP, true);
    $orderId = $stage->order('stripe', PICKUP, 2);

    same(['no_selection'], Plugin::the()->orders->read((string) $orderId)['marks']);
});

test('an order made by a manager is taken and marked', function (): void {
    $stage = new Stage();
    (new Cart(10))->getPackageShippingCost(PICKUP, true);
    Context::getContext()->employee = (object) ['id' => 1];
    $orderId = $stage->order('ps_cod', PICKUP);

    same(['no_selection', 'outside_checkout'], Plugin::the()->orders->read((string) $orderId)['marks']);
});

test('cash is not offered at a point that takes none', function (): void {
    $stage = new Stage();
    Cart::$rows[10]['id_carrier'] = PICKUP;
    $stage->gateway->answer('GET /v1/pickup-points/4417', ['point' => ['accepts' => ['cash' => false]]]);
    $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => $stage->token(PICKUP)]);
    $stage->nextRequest();
    $params = ['paymentOptions' => ['ps_cod' => [1], 'ps_wire' => [1]]];
    $params['paymentOptions'] = (new CourierPresta\Hooks(Plugin::the()))->paymentOptions($params['paymentOptions']);

    same(['ps_wire'], array_keys($params['paymentOptions']));
});

test('a choice posted in vain has the order refused once, and the choice before is gone', function (): void {
    $stage = new Stage();
    $stage->post(['do' => 'selection', 'slot' => 'door', 'token' => $stage->token(DOOR)]);
    $stage->post(['do' => 'selection', 'slot' => 'door', 'token' => 'v1.k7q2.e30.' . str_repeat('a', 43)]);
    $gone = throws(Redirected::class, static fn () => $stage->order('ps_cod', DOOR));
    $stage->nextRequest();
    $orderId = $stage->order('ps_cod', DOOR);

    same('https://shop.example/order', $gone->getMessage());
    same(['no_selection'], Plugin::the()->orders->read((string) $orderId)['marks']);
});

test('where the address names no known town a chooser stands above the carriers, and its choice brings one', function (): void {
    $stage = new Stage();
    $stage->gateway->fail('POST /v1/quotes', 422, 'out_of_coverage');
    $stage->nextRequest();
    preg_match('/data-courier-place="([^"]*)"/', CourierCheckout::one()->hookDisplayBeforeCarrier(), $found);
    $state = json_decode(html_entity_decode($found[1], ENT_QUOTES), true);
    $answer = $stage->post(['do' => 'selection', 'slot' => 'open', 'token' => $stage->token(PICKUP)]);
    $stage->nextRequest();

    same(['open', 2], [$state['parts'][0]['slot'], count($state['methods'])]);
    same([true, 280.0], [$answer['ok'], (new Cart(10))->getPackageShippingCost(PICKUP, true)]);
});

test('rules that were told anew make prices be asked anew', function (): void {
    $stage = new Stage();
    (new Cart(10))->getPackageShippingCost(DOOR, true);
    Plugin::the()->shop(1)->save('ruleSet:door', ['version' => 3]);
    $stage->nextRequest();
    (new Cart(10))->getPackageShippingCost(DOOR, true);

    same(2, count($stage->gateway->calls()));
});
