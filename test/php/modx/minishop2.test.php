<?php

declare(strict_types=1);

use CourierModx\Plugin;

require_once __DIR__ . '/stage.php';

test('two deliveries come with the component, and only pickup demands a selection', function (): void {
    $stage = new Stage();
    $rows = Plugin::of($stage->modx)->db->rows('SELECT class, requires FROM `{p}ms2_deliveries` WHERE id > 1 ORDER BY id');

    same(['CourierCheckoutDoor', 'CourierCheckoutPickup'], array_column($rows, 'class'));
    same(['receiver,phone', 'receiver,phone,courier_checkout_pickup'], array_column($rows, 'requires'));
});

test('cost is what stood before and the delivery, asked of the gateway once', function (): void {
    $stage = new Stage();
    $costs = [$stage->order->cost(true), $stage->order->cost(false)];
    $stage->nextRequest();
    $costs[] = $stage->order->cost(true);

    same([1290.0, 400.0, 1290.0], $costs);
    same(['POST /v1/quotes'], $stage->gateway->calls());
});

test('no town and the test mode cost no call', function (): void {
    $stage = new Stage();
    $stage->order->fields['city'] = '';
    $stage->order->cost(true);
    $stage->order->fields['city'] = 'Казань';
    $stage->connect(['testMode' => '1']);
    $stage->order->cost(true);

    same([], $stage->gateway->calls());
});

test('a field of ours takes only what the gateway signed', function (): void {
    $stage = new Stage();
    $forged = $stage->order->add('courier_checkout_pickup', 'v1.k7q2.e30.' . str_repeat('a', 43));
    $signed = $stage->order->add('courier_checkout_pickup', $stage->token());

    same(['Please choose delivery again.', ''], [$forged, $signed]);
});

test('an order at a point keeps the point and the price of the token', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    $order = $stage->nextRequest()->shop()->order($orderId);

    same(['4417', []], [$order->selection->point['code'], $order->marks]);
    same([30000, 119000, '2611-1'], [$order->deliveryFee, $order->total, $order->reference]);
    same($orderId, Plugin::of($stage->modx)->shop()->findOrderId('2611-1'));
});

test('pickup without a point is refused, even where the merchant requires no field', function (): void {
    $stage = new Stage();
    $stage->order->fields['delivery'] = PICKUP;
    $said = [$stage->order->submit()];
    Plugin::of($stage->modx)->db->run("UPDATE `{p}ms2_deliveries` SET requires = ''");
    $said[] = $stage->order->submit();

    same(['Please choose a pickup point.', 'Please choose a pickup point.'], $said);
});

test('orders that miniShop2 keeps in its tables keep the point, though no field of ours is there', function (): void {
    $stage = new Stage();
    $stage->modx->options['ms2_tmp_storage'] = 'db';
    $stage->order->isInTables = true;
    $order = $stage->nextRequest()->shop()->order((string) $stage->placed());
    $row = Plugin::of($stage->modx)->db->row("SELECT requires FROM `{p}ms2_deliveries` WHERE class = 'CourierCheckoutPickup'");

    same(['4417', 'receiver,phone'], [$order->selection->point['code'] ?? '', $row['requires']]);
});

test('a request that ends late and writes back the session it has read loses no choice', function (): void {
    $stage = new Stage();
    $stage->order->fields['delivery'] = PICKUP;
    $read = $_SESSION;
    $stage->order->add('courier_checkout_pickup', $stage->token());
    $_SESSION = $read;
    $stage->nextRequest();

    same(true, is_int($stage->order->submit()));
});

test('an emptied order forgets what was chosen', function (): void {
    $stage = new Stage();
    $stage->order->fields['delivery'] = PICKUP;
    $stage->order->add('courier_checkout_pickup', $stage->token());
    $stage->order->hear('msOnEmptyOrder', []);
    $stage->nextRequest();

    same('Please choose a pickup point.', $stage->order->submit());
});

test('a choice posted in vain has the next order refused, and the choice before is gone', function (): void {
    $stage = new Stage();
    $stage->order->fields['delivery'] = PICKUP;
    $stage->order->add('courier_checkout_pickup', $stage->token());
    $stage->order->add('courier_checkout_pickup', 'v1.k7q2.e30.' . str_repeat('a', 43));
    $stage->nextRequest();

    same('Please choose delivery again.', $stage->order->submit());
    same('Please choose a pickup point.', $stage->order->submit());
});

test('another town drops the choice', function (): void {
    $stage = new Stage();
    $stage->order->fields['delivery'] = PICKUP;
    $stage->order->add('courier_checkout_pickup', $stage->token());
    $stage->order->fields['city'] = 'Москва';
    $stage->nextRequest();

    same('Please choose a pickup point.', $stage->order->submit());
});

test('the page is told prices and refused payments only when it asks, and hides us in test mode', function (): void {
    $stage = new Stage();
    $quiet = (new CourierModx\PageState($stage->nextRequest()))->toArray(false);
    $calls = $stage->gateway->calls();
    $told = (new CourierModx\PageState($stage->nextRequest()))->toArray(true);
    $stage->connect(['testMode' => '1']);
    $hidden = (new CourierModx\PageState($stage->nextRequest()))->toArray(true);

    same([null, []], [((array) $quiet['methods'])[DOOR]['price'], $calls]);
    same(["400\u{a0}₽", []], [((array) $told['methods'])[DOOR]['price'], ((array) $told['methods'])[DOOR]['refused']]);
    same([[], [2, 3]], [(array) $hidden['methods'], $hidden['hidden']]);
});

test('a choice for a lighter cart is signed anew before the order', function (): void {
    $stage = new Stage();
    $stage->order->fields['delivery'] = PICKUP;
    $stage->order->add('courier_checkout_pickup', $stage->token());
    $stage->modx->shop->cart->rows['a']['count'] = 5;
    $stage->gateway->answer('POST /v1/selections', [
        'token' => $stage->token(['price' => ['amount' => 52000, 'currency' => 'RUB']]),
    ]);
    $stage->nextRequest();
    $orderId = (string) $stage->order->submit();

    same(52000, $stage->nextRequest()->shop()->order($orderId)->deliveryFee);
});

test('while the gateway is down the door has the fallback price and the order says so', function (): void {
    $stage = new Stage();
    $stage->connect(['fallbackPrice' => '350']);
    $stage->gateway->hang('POST /v1/quotes');
    $orderId = (string) $stage->order->submit();

    same(['no_selection', 'fallback_price'], Plugin::of($stage->modx)->orders->read($orderId)['marks']);
});

test('an order that cannot be delivered is refused', function (): void {
    $stage = new Stage();
    $stage->gateway->fail('POST /v1/quotes', 422, 'out_of_coverage');

    same('Please choose delivery again.', $stage->order->submit());
});

test('a status that means sending queues the order, and only the job sends it', function (): void {
    $stage = new Stage();
    $orderId = $stage->placed();
    $stage->connect(['autoSend' => '1', 'autoSendStatuses' => ['2']]);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => '2611-1']));
    $stage->modx->shop->changeOrderStatus($orderId, 2);
    $inside = in_array('POST /v1/shipments', $stage->gateway->calls(), true);
    $stage->nextRequest()->jobs()->runDue();

    same([false, 'sent'], [$inside, Plugin::of($stage->modx)->orders->read((string) $orderId)['state']]);
});

test('a status that miniShop2 refuses is told in the manager\'s comment', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    $stage->modx->shop->final = [1];
    $stage->nextRequest()->shop()->setStatus($orderId, '3', 'Delivered.');
    $row = Plugin::of($stage->modx)->db->row('SELECT order_comment FROM `{p}ms2_orders` WHERE id = ?', [$orderId]);

    same(1, preg_match('/Delivered\. The order is in a final status$/', (string) $row['order_comment']));
});

test('the courier\'s words bring no markup into the manager\'s comment', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    $plugin = Plugin::of($stage->modx);
    $plugin->shop()->addNote($orderId, 'Refused: <img src=x onerror=alert(1)>');

    $row = $plugin->db->row('SELECT order_comment FROM `{p}ms2_orders` WHERE id = ?', [$orderId]);
    same(1, preg_match('/Refused: ‹img src=x onerror=alert\(1\)›$/', (string) $row['order_comment']));
});

test('a buyer looks a parcel up by number and phone, never by the number alone', function (): void {
    $stage = new Stage();
    $stage->placed();
    $form = new CourierModx\StatusForm($stage->nextRequest());
    $ask = static fn (string $phone): bool => strpos($form->html([
        'courier_checkout_number' => '2611-1', 'courier_checkout_phone' => $phone,
    ]), 'На Ленина') !== false;

    same([true, false, false], [$ask('8 (900) 123-45-67'), $ask('+7 900 000-00-00'), $ask('')]);
});

test('the page with the order form gets the script, other pages do not', function (): void {
    $stage = new Stage();
    $seen = [];
    foreach (['<body>news</body>', '<body><form id="msOrder"></form></body>'] as $page) {
        $stage->modx->resource->_output = $page;
        $stage->order->hear('OnWebPagePrerender', []);
        $seen[] = strpos($stage->modx->resource->_output, 'data-courier-state') !== false;
    }

    same([false, true], $seen);
    same(false, strpos($stage->modx->resource->_output, SK));
});

test('cron and the webhook let nobody else in', function (): void {
    $stage = new Stage();
    $connector = new CourierModx\Connector($stage->nextRequest());

    same(403, $connector->forEverybody('cron', ['token' => 'x'], '', '')[0]);
    same(401, $connector->forEverybody('webhook', [], '{}', 't=1,kid=k7q2,v1=00')[0]);
});

test('deliveries that were switched off with the component come back with it, and only once', function (): void {
    $stage = new Stage();
    $deliveries = new CourierModx\Deliveries(Plugin::of($stage->modx));
    Plugin::of($stage->modx)->db->run('UPDATE `{p}ms2_deliveries` SET `active` = 0 WHERE id > 1');
    $deliveries->ensure();
    $deliveries->bringBack();
    $rows = Plugin::of($stage->modx)->db->rows('SELECT active FROM `{p}ms2_deliveries` WHERE id > 1');

    same([1, 1], array_map('intval', array_column($rows, 'active')));
});
