<?php

declare(strict_types=1);

use Bitrix\Main\Config\Option;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Internals\OrderPropsTable;
use Bitrix\Sale\Order;
use CourierBitrix\Agents;
use CourierBitrix\Installer;
use CourierBitrix\Plugin;

require_once __DIR__ . '/stage.php';

/** An order to a point, chosen by the buyer. */
function orderedAt(Stage $stage): string
{
    $stage->choose(PICKUP, $stage->token(PICKUP));

    return $stage->order()['order'];
}

test('a status that means sending queues the order, and only the agent sends it', function (): void {
    $stage = new Stage();
    $id = orderedAt($stage);
    $stage->connect(['autoSend' => '1', 'autoSendStatuses' => ['E']]);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $stage->gateway->answer('GET /v1/events', ['events' => [], 'next' => '']);
    $stage->nextRequest();
    $order = Order::load((int) $id);
    $order->setField('STATUS_ID', 'E');
    $order->save();
    $inside = in_array('POST /v1/shipments', $stage->gateway->calls(), true);
    $stage->nextRequest();
    $answer = Agents::run();

    same([false, true], [$inside, in_array('POST /v1/shipments', $stage->gateway->calls(), true)]);
    same([Agents::call(), 'sent'], [$answer, Plugin::the()->orders->read($id)['state']]);
});

test('the number is the shipment\'s tracking number, and what the merchant reads of it stands in the tab', function (): void {
    $stage = new Stage();
    $id = orderedAt($stage);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $stage->nextRequest()->delivery()->sending()->send($id);

    same('SHOP-1001', Order::load((int) $id)->shipments->items[1]->getField('TRACKING_NUMBER'));
    same(true, strpos((new CourierBitrix\AdminPage(Plugin::the()))->orderBlock($id), 'SHOP-1001') !== false);
});

test('delivered at the courier becomes the shop\'s finished status', function (): void {
    $stage = new Stage();
    $id = orderedAt($stage);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $delivery = $stage->nextRequest()->delivery();
    $delivery->sending()->send($id);
    $delivery->tracking()->apply(anEvent([
        'reference' => $id, 'tracking' => aTracking(['status' => 'delivered', 'courierStatus' => 'COMPLETE']),
    ]));

    same('F', Order::load((int) $id)->getField('STATUS_ID'));
});

test('with the merchant\'s wish a cancelled order cancels its shipment', function (): void {
    $stage = new Stage();
    $id = orderedAt($stage);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $stage->nextRequest()->delivery()->sending()->send($id);
    $stage->connect(['cancelWithOrder' => '1']);
    $stage->gateway->answer("POST /v1/shipments/{$id}/cancel", aShipment(['reference' => $id, 'state' => 'cancelled']));
    $order = Order::load((int) $id);
    $order->setField('CANCELED', 'Y');
    EventManager::fire('OnSaleOrderCanceled', ['ENTITY' => $order]);

    same('cancelled', Plugin::the()->orders->read($id)['state']);
});

test('both comments reach the courier, the note of the tab too', function (): void {
    $stage = new Stage();
    $id = orderedAt($stage);
    $order = Order::load((int) $id);
    $order->setField('COMMENTS', 'Хрупкое');
    $order->save();
    Plugin::the()->answers()->note($id, 'Позвонить');

    same('Хрупкое; Позвонить', Plugin::the()->shop()->order($id)->managerComment);
});

test('a site of the shop names the one that was connected, a copy at another address names itself', function (): void {
    $stage = new Stage();
    $shop = $stage->nextRequest()->shop();
    $asked = function (string $host) use ($shop): string {
        $_SERVER['HTTP_HOST'] = $host;

        return $shop->address();
    };
    $db = Plugin::the()->db;
    $db->run("INSERT INTO `b_lang_domain` (`DOMAIN`) VALUES ('shop.example'), ('second.example')");
    $told = array_map($asked, ['shop.example', 'www.shop.example:443', 'second.example', 'staging.example', '']);
    // A copy whose sites were renamed too.
    $db->run("UPDATE `b_lang_domain` SET `DOMAIN` = 'new.example' WHERE `DOMAIN` = 'shop.example'");
    $told[] = $asked('new.example');
    $db->run('DELETE FROM `b_lang_domain`');
    $_SERVER['HTTP_HOST'] = 'shop.example';

    $ours = 'http://shop.example';
    same([$ours, $ours, $ours, 'http://staging.example', $ours, 'http://new.example'], $told);
});

test('before the first connection the shop is called as its settings name it, unless another one is asked', function (): void {
    $stage = new Stage();
    $plugin = $stage->nextRequest();
    $plugin->memory->forget('address');
    $asked = function (string $name, string $host) use ($plugin): string {
        Option::$values['main.server_name'] = $name;
        $_SERVER['HTTP_HOST'] = $host;

        return $plugin->shop()->address();
    };
    $told = [$asked('shop.example', 'www.shop.example'), $asked('old.example', 'shop.example'), $asked('shop.example', ''), $asked('', '')];
    Option::$values = [];
    $_SERVER['HTTP_HOST'] = 'shop.example';

    same(['http://shop.example', 'http://shop.example', 'http://shop.example', 'http://localhost'], $told);
});

test('installing makes hidden properties for each kind of payer, once, and an agent', function (): void {
    $stage = new Stage();
    (new Installer($stage->nextRequest()))->install();

    same(4, count(OrderPropsTable::$rows));
    same(['Y'], array_values(array_unique(array_column(OrderPropsTable::$rows, 'UTIL'))));
    same(Agents::call(), CAgent::$agents[0]);
});

test('removing keeps the orders\' data unless it is not wished, and takes events and agents away', function (): void {
    $stage = new Stage();
    $id = orderedAt($stage);
    (new Installer($stage->nextRequest()))->uninstall(false);
    $kept = count(Plugin::the()->db->rows('SELECT * FROM `b_courier_checkout_order`'));
    (new Installer($stage->nextRequest()))->uninstall(true);
    $tables = Plugin::the()->db->rows("SELECT name FROM sqlite_master WHERE name LIKE 'b_courier%'");

    same([1, [], [], []], [$kept, $tables, EventManager::$handlers, CAgent::$agents]);
});

test('what was noted of an order is read again after the module was removed and put back, its keys are not', function (): void {
    $stage = new Stage();
    $id = orderedAt($stage);
    $stage->nextRequest()->shop()->addNote($id, 'Sent');
    (new Installer($stage->nextRequest()))->uninstall(false);
    (new Installer($stage->nextRequest()))->install();
    $notes = (new CourierBitrix\Histories(Plugin::the()))->notes((int) $id);

    same([1, null, null], [count($notes), Plugin::the()->shop()->load('installation'), Plugin::the()->memory->read('settings')]);
});
