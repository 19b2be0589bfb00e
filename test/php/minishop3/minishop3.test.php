<?php

declare(strict_types=1);

use CourierModx\Door;
use CourierModx\Pickup;
use CourierModx\Plugin;
use MiniShop3\Model\msDelivery;
use MiniShop3\Model\msOrder;

require_once __DIR__ . '/stage.php';

test('two deliveries come with the component, tied to every payment, and only pickup demands a selection', function (): void {
    $stage = new Stage();
    $db = Plugin::of($stage->modx)->db;
    $rows = $db->rows('SELECT class, validation_rules FROM `{p}ms3_deliveries` WHERE id > 1 ORDER BY id');
    $rules = array_map(static fn (array $row): array => array_keys(json_decode($row['validation_rules'], true)), $rows);

    same([Door::class, Pickup::class], array_column($rows, 'class'));
    same([['first_name', 'phone'], ['first_name', 'phone', 'courier_checkout_pickup']], $rules);
    same(2, count($db->rows('SELECT * FROM {p}ms3_delivery_payments WHERE payment_id = 1 AND delivery_id > 1')));
});

test('the delivery costs itself, without the cart, and the gateway is asked once', function (): void {
    $stage = new Stage();
    $first = $stage->shop->getTotalCost($stage->draft());
    $stage->nextRequest();
    $second = $stage->shop->getTotalCost($stage->draft());

    same([400.0, 1290.0, $first], [$first['delivery_cost'], $first['cost'], $second]);
    same(['POST /v1/quotes'], $stage->gateway->calls());
});

test('no town and the test mode cost no call', function (): void {
    $stage = new Stage();
    $stage->post(['city' => '']);
    $stage->cost();
    $stage->post(['city' => 'Казань']);
    $stage->connect(['testMode' => '1']);
    $stage->cost();

    same([], $stage->gateway->calls());
});

test('a field of ours takes only what the gateway signed, and nothing before there is a cart', function (): void {
    $stage = new Stage();
    $forged = $stage->post(['courier_checkout_pickup' => 'v1.k7q2.e30.' . str_repeat('a', 43)]);
    $signed = $stage->post(['courier_checkout_pickup' => $stage->token()]);
    $early = $stage->shop->add(null, 'courier_checkout_pickup', $stage->token());

    same(['Please choose delivery again.', '', 'Please choose delivery again.'], [$forged, $signed, $early]);
});

test('an order at a point keeps the point and the price of the token', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    $order = $stage->nextRequest()->shop()->order($orderId);

    same(['4417', []], [$order->selection->point['code'], $order->marks]);
    same([30000, 119000, '2611-1'], [$order->deliveryFee, $order->total, $order->reference]);
    same(['Anna Ivanova', 'Казань'], [$order->recipient['name'], $order->recipient['town']]);
    same($orderId, Plugin::of($stage->modx)->shop()->findOrderId('2611-1'));
});

test('a draft is no order yet', function (): void {
    $stage = new Stage();
    $id = (string) $stage->draft()->get('id');

    same([null, null], [$stage->nextRequest()->shop()->order($id), Plugin::of($stage->modx)->shop()->findOrderId('')]);
});

test('pickup without a point is refused in words, before MiniShop3 names the missing field', function (): void {
    $stage = new Stage();
    $stage->post(['delivery_id' => PICKUP]);

    same('Please choose a pickup point.', $stage->submit());
});

test('a choice posted in vain has the next order refused, and the choice before is gone', function (): void {
    $stage = new Stage();
    $stage->post(['delivery_id' => PICKUP, 'courier_checkout_pickup' => $stage->token()]);
    $stage->post(['courier_checkout_pickup' => 'v1.k7q2.e30.' . str_repeat('a', 43)]);
    $stage->nextRequest();

    same('Please choose delivery again.', $stage->submit());
    same('Please choose a pickup point.', $stage->submit());
});

test('another town drops the choice, and so does emptying the order', function (): void {
    $stage = new Stage();
    $stage->post(['delivery_id' => PICKUP, 'courier_checkout_pickup' => $stage->token(), 'city' => 'Москва']);
    $stage->nextRequest();
    $moved = $stage->submit();
    $stage->post(['city' => 'Казань', 'courier_checkout_pickup' => $stage->token()]);
    $stage->shop->clean($stage->draft());
    $stage->nextRequest();
    $stage->post(['delivery_id' => PICKUP, 'payment_id' => '1']);

    same(['Please choose a pickup point.', 'Please choose a pickup point.'], [$moved, $stage->submit()]);
});

test('a choice is the draft\'s: another session with the same token finds it', function (): void {
    $stage = new Stage();
    $stage->post(['delivery_id' => PICKUP, 'courier_checkout_pickup' => $stage->token()]);
    $_SESSION = [];
    $stage->nextRequest();

    same(true, is_int($stage->submit()));
    same([], Plugin::of($stage->modx)->db->rows("SELECT * FROM {p}courier_checkout_memory WHERE name LIKE 'cart:%'"));
});

test('the page is told prices, our field and refused payments, and hides us in test mode', function (): void {
    $stage = new Stage();
    $told = $stage->state();
    $stage->connect(['testMode' => '1']);
    $hidden = $stage->state();
    $own = (array) $told['methods'];

    same(["400\u{a0}₽", [], 'courier_checkout_door'], [$own[DOOR]['price'], $own[DOOR]['refused'], $own[DOOR]['field']]);
    same('/api/v1/delivery/couriercheckout/state', $told['state']);
    same([[], [2, 3]], [(array) $hidden['methods'], $hidden['hidden']]);
});

test('a stranger\'s token shows no cart', function (): void {
    $stage = new Stage();
    $told = (new CourierModx\WebRoute($stage->nextRequest()))->state('somebody');

    same([0, ''], [$told['cart']['goods'], $told['town']['name']]);
});

test('a choice for a lighter cart is signed anew before the order', function (): void {
    $stage = new Stage();
    $chosen = $stage->token();
    $stage->post(['delivery_id' => PICKUP, 'courier_checkout_pickup' => $chosen]);
    $stage->putLamp(5);
    $stage->post(['delivery_id' => PICKUP]);
    $stage->gateway->answer('POST /v1/selections', [
        'token' => $stage->token(['price' => ['amount' => 52000, 'currency' => 'RUB']]),
    ]);
    $stage->nextRequest();
    $orderId = (string) $stage->submit();

    same(52000, $stage->nextRequest()->shop()->order($orderId)->deliveryFee);
});

test('while the gateway is down the door has the fallback price and the order says so', function (): void {
    $stage = new Stage();
    $stage->connect(['fallbackPrice' => '350']);
    $stage->gateway->hang('POST /v1/quotes');
    $orderId = (string) $stage->submit();

    same(['no_selection', 'fallback_price'], Plugin::of($stage->modx)->orders->read($orderId)['marks']);
});

test('an order that cannot be delivered is refused', function (): void {
    $stage = new Stage();
    $stage->gateway->fail('POST /v1/quotes', 422, 'out_of_coverage');

    same('Please choose delivery again.', $stage->submit());
});

test('a manager who edits a placed order keeps its price and calls no gateway', function (): void {
    $stage = new Stage();
    $order = $stage->modx->getObject(msOrder::class, $stage->placed());
    $calls = $stage->gateway->calls();
    $stage->nextRequest();
    $delivery = $stage->modx->getObject(msDelivery::class, (int) PICKUP);

    same([300.0, $calls], [(new Pickup())->getCost($order, $delivery, 890.0), $stage->gateway->calls()]);
});

test('an order that another component makes is taken as one from outside the checkout', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->shop->finalize($stage->draft(), 250.0);

    same(['no_selection', 'outside_checkout'], $stage->nextRequest()->shop()->order($orderId)->marks);
});

test('a status that means sending queues the order, and only the job sends it', function (): void {
    $stage = new Stage();
    $orderId = $stage->placed();
    $stage->connect(['autoSend' => '1', 'autoSendStatuses' => ['3']]);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => '2611-1']));
    $stage->shop->change($orderId, 3);
    $inside = in_array('POST /v1/shipments', $stage->gateway->calls(), true);
    $stage->nextRequest()->jobs()->runDue();

    same([false, 'sent'], [$inside, Plugin::of($stage->modx)->orders->read((string) $orderId)['state']]);
});

test('once paid an order stays paid on its way through other statuses', function (): void {
    $stage = new Stage();
    $orderId = $stage->placed();
    $before = $stage->nextRequest()->shop()->order((string) $orderId)->isPaid;
    $stage->shop->change($orderId, 3);
    $stage->shop->change($orderId, 4);

    same([false, true], [$before, $stage->nextRequest()->shop()->order((string) $orderId)->isPaid]);
});

test('a status that MiniShop3 refuses is told in the order\'s comment', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    Plugin::of($stage->modx)->db->run('UPDATE {p}ms3_order_statuses SET final = 1 WHERE id = 2');
    $stage->nextRequest()->shop()->setStatus($orderId, '3', 'Delivered.');
    $row = Plugin::of($stage->modx)->db->row('SELECT order_comment FROM `{p}ms3_orders` WHERE id = ?', [$orderId]);

    same(1, preg_match('/Delivered\. The order is in a final status$/', (string) $row['order_comment']));
});

test('the courier\'s words bring no markup into the order\'s comment', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    $plugin = Plugin::of($stage->modx);
    $plugin->shop()->addNote($orderId, 'Refused: <img src=x onerror=alert(1)>');

    $row = $plugin->db->row('SELECT order_comment FROM `{p}ms3_orders` WHERE id = ?', [$orderId]);
    same(1, preg_match('/Refused: ‹img src=x onerror=alert\(1\)›$/', (string) $row['order_comment']));
});

test('many orders are sent at once from our own page, and a sent one is no longer offered', function (): void {
    $stage = new Stage();
    $orderId = $stage->placed();
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => '2611-1']));
    $offered = (new CourierModx\BulkPage($stage->nextRequest()))->html(null, '');
    (new CourierModx\BulkPage($stage->nextRequest()))->html(['orders' => [(string) $orderId]], '');
    $stage->nextRequest()->jobs()->runDue();
    $after = (new CourierModx\BulkPage($stage->nextRequest()))->html(null, '');

    same([true, '', 'sent'], [
        strpos($offered, '2611/1') !== false, $after, Plugin::of($stage->modx)->orders->read((string) $orderId)['state'],
    ]);
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
    $pages = ['news', '<form class="ms3_form ms3_order_form"></form>', '<form data-ms3-form="order"></form>',
        '<form class="ms3_form" data-ms3-form></form>'];
    foreach ($pages as $page) {
        $stage->nextRequest();
        $stage->modx->resource->_output = "<body>{$page}</body>";
        $stage->shop->hear('OnWebPagePrerender', []);
        $seen[] = strpos($stage->modx->resource->_output, 'data-courier-state="/api/v1/delivery/') !== false;
    }

    same([false, true, true, false], $seen);
});

test('the order\'s page in the manager gets our tab, other pages do not', function (): void {
    $stage = new Stage();
    $controller = new class () {
        public string $html = '';

        public function addHtml(string $html): void
        {
            $this->html .= $html;
        }
    };
    $stage->shop->hear('msOnManagerCustomCssJs', ['controller' => $controller, 'page' => 'product_update']);
    $elsewhere = $controller->html;
    $stage->shop->hear('msOnManagerCustomCssJs', ['controller' => $controller, 'page' => 'order']);

    same(['', true], [$elsewhere, strpos($controller->html, 'js/order-tab.js') !== false]);
});

test('cron and the webhook let nobody else in', function (): void {
    $stage = new Stage();
    $connector = new CourierModx\Connector($stage->nextRequest());

    same(403, $connector->forEverybody('cron', ['token' => 'x'], '', '')[0]);
    same(401, $connector->forEverybody('webhook', [], '{}', 't=1,kid=k7q2,v1=00')[0]);
});

test('the check says what keeps our deliveries from buyers', function (): void {
    $stage = new Stage();
    $faults = static fn (): array => array_keys((new CourierModx\Host($stage->nextRequest()))->faults());
    $asInstalled = $faults();
    unlink(CourierModx\Host::routeFile());
    Plugin::of($stage->modx)->db->run('DELETE FROM {p}ms3_delivery_payments WHERE delivery_id = 3');
    $broken = $faults();
    CourierModx\Host::addRoute();
    Plugin::of($stage->modx)->db->run('UPDATE {p}ms3_deliveries SET active = 0 WHERE id > 1');

    same([[], ['payments_pickup', 'route'], ['deliveries']], [$asInstalled, $broken, $faults()]);
});

test('where one cart serves all contexts, its draft is found from any of them', function (): void {
    $stage = new Stage();
    $stage->modx->context->key = 'en';
    $apart = $stage->state()['cart']['goods'];
    $stage->modx->options['ms3_cart_context'] = '1';

    same([0, 89000], [$apart, $stage->state()['cart']['goods']]);
});

test('a request that waited for a price does not write back an older choice', function (): void {
    $stage = new Stage();
    $stage->post(['delivery_id' => PICKUP]);
    $token = $stage->token();
    $slow = $stage->nextRequest();
    (new CourierModx\Draft($slow))->enter($stage->draft());
    $slow->offering()->priced('pickup');
    $stage->nextRequest();
    $stage->post(['courier_checkout_pickup' => $token]);
    $slow->session->keepPriced('pickup', ['token' => '', 'source' => 'quote', 'price' => 1, 'text' => '', 'for' => '', 'at' => 0]);
    $stage->nextRequest();

    same(true, is_int($stage->submit()));
});

test('an article that the courier does not know is not saved, once the merchant wants it so', function (): void {
    $stage = new Stage();
    $stage->gateway->answer('GET /v1/items', ['items' => []]);
    $product = new class () {
        /** @return int|string */
        public function get(string $name)
        {
            return ['id' => 5, 'article' => 'LAMP-9', 'class_key' => 'MiniShop3\\Model\\msProduct'][$name];
        }
    };
    $save = static function () use ($stage, $product): string {
        $stage->nextRequest();

        return $stage->shop->hear('OnBeforeDocFormSave', ['resource' => $product]);
    };
    $unasked = $save();
    $stage->connect(['checkArticles' => '1']);
    $unknown = $save();
    $stage->modx->add('ms3_products', ['id' => 5, 'article' => 'LAMP-9']);

    same(['', true, ''], [$unasked, strpos($unknown, 'LAMP-9') !== false, $save()]);
});

test('the page after an order knows the visitor\'s own order by what MiniShop3 calls it there, and nobody else\'s', function (): void {
    $stage = new Stage();
    $id = $stage->placed();
    Plugin::of($stage->modx)->db->run('UPDATE {p}ms3_orders SET uuid = ? WHERE id = ?', ['6f1c-uuid', $id]);
    $host = new CourierModx\Host($stage->nextRequest());
    $stranger = $host->placedOrder('6f1c-uuid');
    $_SESSION['ms3']['orders'] = [$id];

    same(['', (string) $id, ''], [$stranger, $host->placedOrder('6f1c-uuid'), $host->placedOrder((string) $id)]);
});
