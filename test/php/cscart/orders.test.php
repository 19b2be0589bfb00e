<?php

declare(strict_types=1);

use CourierCsCart\MethodForm;
use CourierCsCart\Plugin;

const AREA = 'A';

require_once __DIR__ . '/stage.php';

/** An order to the door, as a manager makes it. */
function orderedByManager(Stage $stage): string
{
    Tygh\Registry::$values['runtime.controller'] = 'order_management';
    $stage->changeCart(['chosen_shipping' => [DOOR]]);
    $stage->calculate();

    return (string) $stage->order();
}

test('a manager\'s order is priced by the rules, taken without a choice, and marked', function (): void {
    $stage = new Stage();
    $id = orderedByManager($stage);

    same([38000, ['no_selection', 'outside_checkout']], [
        Plugin::the()->shop()->order($id)->deliveryFee, Plugin::the()->orders->read($id)['marks'],
    ]);
});

test('a manager who edits an order leaves its buyer\'s choice as it was', function (): void {
    $stage = new Stage();
    $id = orderedByManager($stage);
    Plugin::the()->shop()->saveSelection($id, CourierCsCart\Core\Selection::fromClaims(someClaims()), []);
    $stage->nextRequest();
    // seen: an edited order keeps its number, and comes by `place_order` again
    [$number, $action, $status, $cart, $auth] = [(int) $id, 'save', 'P', Tygh::$app['session']['cart'], []];
    fn_set_hook('place_order', $number, $action, $status, $cart, $auth);

    $order = Plugin::the()->shop()->order($id);
    same(['4417', []], [$order->selection->point['code'] ?? '', $order->marks]);
});

test('the shop\'s test button answers price and days for a weight', function (): void {
    $stage = new Stage();
    $service = new Tygh\Shippings\Services\CourierCheckout();
    Plugin::forget();
    $stage->nextRequest();
    $service->prepareData(['shipping_id' => DOOR, 'package_info' => [
        'C' => 1000, 'W' => 2.5, 'location' => ['country' => 'RU', 'city' => 'Тверь'],
    ]]);
    $answer = $service->processResponse($service->getSimpleRates());
    $asked = json_decode(end($stage->gateway->requests)->body, true);

    same([380.0, false, '2–3 рабочих дня', 2500], [
        $answer['cost'], $answer['error'], $answer['delivery_time'], $asked['cart']['weightGrams'],
    ]);
});

test('a status that means sending queues the order, and only the job sends it', function (): void {
    $stage = new Stage();
    $id = orderedByManager($stage);
    $stage->connect(['autoSend' => '1', 'autoSendStatuses' => ['E']]);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $stage->nextRequest();
    fn_change_order_status((int) $id, 'E');
    $inside = in_array('POST /v1/shipments', $stage->gateway->calls(), true);
    $stage->nextRequest()->jobs()->runDue();

    same([false, true], [$inside, in_array('POST /v1/shipments', $stage->gateway->calls(), true)]);
    same('sent', Plugin::the()->orders->read($id)['state']);
});

test('a sent order gets one shipment of the shop\'s own with the number', function (): void {
    $stage = new Stage();
    $id = orderedByManager($stage);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $delivery = $stage->nextRequest()->delivery();
    $delivery->sending()->send($id);
    $stage->gateway->answer("GET /v1/shipments/{$id}", aShipment(['reference' => $id]));
    $delivery->shipping()->refresh($id);
    $shipments = fn_get_order_info((int) $id)['shipments'];

    same(['SHOP-1001'], array_column($shipments, 'tracking_number'));
    same([DOOR, [101 => 1]], [$shipments[1]['shipping_id'], $shipments[1]['products']]);
});

test('delivered at the courier becomes complete in the shop', function (): void {
    $stage = new Stage();
    $id = orderedByManager($stage);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $delivery = $stage->nextRequest()->delivery();
    $delivery->sending()->send($id);
    $delivery->tracking()->apply(anEvent([
        'reference' => $id, 'tracking' => aTracking(['status' => 'delivered', 'courierStatus' => 'COMPLETE']),
    ]));

    same('C', fn_get_order_info((int) $id)['status']);
});

test('the courier\'s speeds become services, each once, and a method of one is priced at it', function (): void {
    $stage = new Stage();
    $stage->gateway->answer('GET /v1/service-levels', ['serviceLevels' => [['code' => '1', 'name' => 'Эконом'], ['code' => '3', 'name' => 'Экспресс']]]);
    Plugin::the()->methods->syncWithCourier();
    Plugin::the()->methods->syncWithCourier();
    $express = db_get_field("SELECT service_id FROM ?:shipping_services WHERE code = '3'");
    db_query('UPDATE ?:shippings SET service_id = ?i WHERE shipping_id = ?i', $express, DOOR);
    $stage->nextRequest();

    same(3, (int) db_get_field('SELECT COUNT(*) FROM ?:shipping_services'));
    same(['3'], Plugin::the()->offering()->entry(DOOR)->settings->list('serviceLevels'));
});

test('a method\'s form keeps its rules and account, and never the password', function (): void {
    $stage = new Stage();
    [$kept, $problems] = (new MethodForm(Plugin::the()))->take([
        'kind' => 'pickup_point', 'multiplier' => 'many', 'additive' => '50', 'login' => 'vendor', 'password' => 'secret', 'courierCode' => '8',
    ]);
    db_query('UPDATE ?:shippings SET service_params = ?s WHERE shipping_id = ?i', serialize($kept), PICKUP);
    $stage->gateway->answer('POST /v1/installations', ['installationId' => 'ins_own', 'publishableKey' => 'pk_own', 'secretKey' => SK]);
    $stage->gateway->answer('PUT /v1/installation', []);
    $stage->gateway->answer('PUT /v1/rule-sets/m3', ['version' => 9]);
    $stage->nextRequest();
    $said = (new MethodForm(Plugin::the()))->saved(PICKUP);

    same(['kind' => 'pickup_point', 'additive' => '50', 'courierCode' => '8', 'login' => 'vendor'], $kept);
    same([1, ''], [count($problems), $said]);
    same(['m3', 'pk_own'], [Plugin::the()->offering()->entry(PICKUP)->account, Plugin::the()->delivery()->publishableKey('m3')]);

    // Its speeds and its connection are looked at with the shop's own.
    $stage->gateway->answer('GET /v1/service-levels', ['serviceLevels' => [['code' => '7', 'name' => 'Ночью']]]);
    $stage->gateway->answer('POST /v1/installation/check', [
        'serverTime' => $stage->now, 'findings' => [['code' => 'credentials', 'ok' => false, 'message' => 'no']],
    ]);
    $stage->gateway->requests = [];
    $findings = (new CourierCsCart\SettingsPage(Plugin::the()))->check()['findings'];
    $said = array_values(array_filter($findings, static fn (array $f): bool => $f['code'] === 'credentials'));

    same(2, count(array_keys($stage->gateway->calls(), 'POST /v1/installation/check', true)));
    same([2, 0], [count($said), strpos($said[1]['text'], 'В пункт выдачи: ')]);
});

test('rates by another account are asked for with its key, beside the shop\'s own', function (): void {
    $stage = new Stage();
    $params = ['kind' => 'pickup_point', 'login' => 'vendor', 'courierCode' => '8'];
    db_query('UPDATE ?:shippings SET service_params = ?s WHERE shipping_id = ?i', serialize($params), PICKUP);
    Plugin::the()->shop()->save('installation:m3', ['installationId' => 'ins_own', 'publishableKey' => 'pk_own', 'secretKey' => 'sk_own1_' . substr(SK, 8)]);
    $stage->gateway->requests = [];
    $stage->changeCart(['user_data' => ['s_country' => 'RU', 's_city' => 'Тверь']]);
    $rates = array_column($stage->calculate(), 'rate', 'shipping_id');
    $keys = array_map(static fn ($request): string => $request->headers['Authorization'] ?? '', $stage->gateway->requests);

    same([380.0, 280.0], [$rates[DOOR], $rates[PICKUP]]);
    sort($keys);

    same(['Bearer ' . SK, 'Bearer sk_own1_' . substr(SK, 8)], $keys);
});

test('removing the add-on keeps what belongs to orders', function (): void {
    $stage = new Stage();
    $id = orderedByManager($stage);
    fn_courier_checkout_uninstall();

    same(1, (int) db_get_field('SELECT COUNT(*) FROM ?:courier_checkout_order WHERE order_id = ?i', $id));
    same([['status' => 'D'], ['status' => 'D']], db_get_array('SELECT status FROM ?:shippings WHERE shipping_id > 1'));
    same(0, (int) db_get_field('SELECT COUNT(*) FROM ?:shipping_services'));
});

test('an order that was sent before the add-on was removed and put back gets no second shipment of the shop', function (): void {
    $stage = new Stage();
    $id = orderedByManager($stage);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $stage->nextRequest()->delivery()->sending()->send($id);
    fn_courier_checkout_uninstall();
    fn_courier_checkout_install();
    $keys = Plugin::the()->shop()->load('installation');
    $stage->connect([]);
    $stage->gateway->answer("GET /v1/shipments/{$id}", aShipment(['reference' => $id]));
    $stage->nextRequest()->delivery()->shipping()->refresh($id);

    same([null, ['SHOP-1001']], [$keys, array_column(fn_get_order_info((int) $id)['shipments'], 'tracking_number')]);
});
