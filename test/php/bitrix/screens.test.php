<?php

declare(strict_types=1);

use Bitrix\Main\Config\Option;
use Bitrix\Main\Event;
use Bitrix\Sale\Delivery\Requests\HandlerBase;
use Bitrix\Sale\Delivery\Requests\Manager as Requests;
use Bitrix\Sale\Delivery\Requests\RequestTable;
use Bitrix\Sale\Delivery\Services\Manager;
use Bitrix\Sale\Delivery\Services\Table;
use Bitrix\Sale\Delivery\Tracking\Statuses;
use Bitrix\Sale\Internals\OrderPropsTable;
use Bitrix\Sale\Order;
use CourierBitrix\Delivery\Profile;
use CourierBitrix\Events;
use CourierBitrix\Plugin;
use CourierBitrix\SettingsPage;

require_once __DIR__ . '/stage.php';

/** An order to a point, chosen by the buyer; id and its shipment's id. @return array{0: string, 1: int} */
function shippable(Stage $stage): array
{
    RequestTable::$rows = [];
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $id = $stage->order()['order'];
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $id]));
    $stage->nextRequest();

    return [$id, Order::load((int) $id)->shipments->items[1]->getId()];
}

function topOf(string $id): string
{
    $answer = Events::orderTop(new Event(['ORDER' => Order::load((int) $id)]));

    return $answer === null ? '' : $answer->parameters[0]['VALUE'];
}

test('Bitrix\'s transport request sends the order, is known by its number, and a second one sends nothing', function (): void {
    $stage = new Stage();
    [$id, $shipment] = shippable($stage);
    $errors = Requests::createDeliveryRequest(PICKUP, [$shipment]);
    Requests::createDeliveryRequest(PICKUP, [$shipment]);
    $sendings = array_filter($stage->gateway->calls(), static fn (string $call): bool => $call === 'POST /v1/shipments');

    same([[], 1, 'sent'], [$errors, count($sendings), Plugin::the()->orders->read($id)['state']]);
    same([$id, PICKUP], [RequestTable::$rows[1]['EXTERNAL_ID'], RequestTable::$rows[1]['DELIVERY_ID']]);
});

test('what cannot be sent is said of its shipment, and makes no request', function (): void {
    $stage = new Stage();
    [, $shipment] = shippable($stage);
    $stage->gateway->hang('POST /v1/shipments');
    $errors = Requests::createDeliveryRequest(PICKUP, [$shipment, 999]);

    same([2, []], [count(array_filter($errors)), RequestTable::$rows]);
});

test('the request\'s own action cancels at the courier, and so does deleting it', function (): void {
    $stage = new Stage();
    [$id, $shipment] = shippable($stage);
    Requests::createDeliveryRequest(PICKUP, [$shipment]);
    $handler = Manager::getObjectById(PICKUP)->getDeliveryRequestHandler();
    $stage->gateway->fail("POST /v1/shipments/{$id}/cancel", 409, 'not_cancellable');
    $refused = $handler->delete(1)->isSuccess();
    $stage->gateway->answer("POST /v1/shipments/{$id}/cancel", aShipment(['reference' => $id, 'state' => 'cancelled']));
    $done = $handler->executeAction(1, HandlerBase::CANCEL_ACTION_CODE, [])->isSuccess();

    same([false, true, true], [$refused, isset($handler->getActions(1)['CANCEL']), $done]);
    same(['cancelled', true, false], [
        Plugin::the()->orders->read($id)['state'], $handler->delete(1)->isSuccess(), $handler->executeAction(7, 'CANCEL', [])->isSuccess(),
    ]);
});

test('Bitrix\'s tracking answers from what is known here, without a call, for shipments of ours alone', function (): void {
    $stage = new Stage();
    [$id] = shippable($stage);
    $delivery = Plugin::the()->delivery();
    $delivery->sending()->send($id);
    $class = Manager::getObjectById(PICKUP)->getTrackingClass();
    $number = (string) Order::load((int) $id)->shipments->items[1]->getField('TRACKING_NUMBER');
    $before = (new $class())->getStatus($number)->status;
    $delivery->tracking()->apply(anEvent([
        'reference' => $id, 'tracking' => aTracking(['status' => 'ready_for_pickup', 'courierStatus' => 'PICKUPREADY']),
    ]));
    $calls = count($stage->gateway->calls());
    $after = (new $class())->getStatuses([$number, 'ALIEN-1']);
    Table::$rows = [];
    $stage->nextRequest();

    same([Statuses::NO_INFORMATION, Statuses::ARRIVED], [$before, $after[$number]->status]);
    same([1, $calls, 1], [count($after['ALIEN-1']->errors), count($stage->gateway->calls()), count((new $class())->getStatus($number)->errors)]);
    same('\\' . CourierBitrix\Delivery\Tracking::class, array_keys(Events::trackings()->parameters)[0]);
});

test('news of a parcel move the order\'s status and leave the shipment\'s as it is', function (): void {
    $stage = new Stage();
    [$id] = shippable($stage);
    $order = Order::load((int) $id);
    $order->shipments->items[1]->setField('STATUS_ID', 'DN');
    $order->save();
    $delivery = $stage->nextRequest()->delivery();
    $delivery->sending()->send($id);
    $delivery->tracking()->apply(anEvent([
        'reference' => $id, 'tracking' => aTracking(['status' => 'delivered', 'courierStatus' => 'COMPLETE']),
    ]));
    $order = Order::load((int) $id);

    same(['F', 'DN'], [$order->getField('STATUS_ID'), $order->shipments->items[1]->getField('STATUS_ID')]);
});

test('the card\'s top says that an order waits, how sending went, and nothing of other couriers\' orders', function (): void {
    $stage = new Stage();
    [$id] = shippable($stage);
    $new = topOf($id);
    Plugin::the()->jobs()->enqueue([$id], false);
    $waiting = topOf($id);
    $stage->gateway->fail('POST /v1/shipments', 422, 'courier_rejected', 'нет <такого> дома');
    $stage->nextRequest()->jobs()->runDue();
    $failed = topOf($id);
    $stage->checkout->session = ['delivery' => FakeCheckout::OTHER] + $stage->checkout->session;
    $other = $stage->checkout->order();
    $other->save();

    same(['Ещё не отправлено в курьерскую службу.', 'ждёт отправки', ''], [$new, $waiting, topOf((string) $other->getId())]);
    same([false, true], [$failed === $waiting, strpos($failed, '<') === false]);
});

test('the mail to the buyer names the place below the goods, and in a field of its own', function (): void {
    $stage = new Stage();
    [$id] = shippable($stage);
    $event = 'SALE_NEW_ORDER';
    $fields = ['ORDER_LIST' => 'Лампа'];
    Events::orderMail($id, $event, $fields);
    $other = ['ORDER_LIST' => 'Лампа'];
    Events::orderMail('999', $event, $other);

    same([true, true], [strpos($fields['ORDER_LIST'], "Лампа\nПункт выдачи: ") === 0, strpos($fields['COURIER_PLACE'], 'На Ленина') !== false]);
    same(['ORDER_LIST' => 'Лампа', 'COURIER_PLACE' => ''], $other);
});

test('what a buyer types into the chooser brings no markup into the mail', function (): void {
    $stage = new Stage();
    $stage->choose(DOOR, $stage->token(DOOR, ['address' => ['street' => 'Ленина<img src=x onerror=alert(1)>', 'house' => '7']]));
    $id = $stage->order()['order'];
    $event = 'SALE_NEW_ORDER';
    $fields = ['ORDER_LIST' => 'Лампа'];
    Events::orderMail($id, $event, $fields);

    same([true, false, false], [
        strpos($fields['COURIER_PLACE'], 'Ленина, д. 7') !== false, strpos($fields['COURIER_PLACE'], '<'), strpos($fields['ORDER_LIST'], '<'),
    ]);
});

test('a town that was chosen in the widget becomes the shop\'s location, until the buyer names another', function (): void {
    $stage = new Stage();
    OrderPropsTable::add(['ID' => FakeCheckout::LOCATION, 'CODE' => 'LOCATION', 'IS_LOCATION' => 'Y', 'PERSON_TYPE_ID' => 1, 'ACTIVE' => 'Y']);
    OrderPropsTable::$rows[array_key_last(OrderPropsTable::$rows)]['ID'] = FakeCheckout::LOCATION;
    $stage->checkout->session['properties']['LOCATION'] = '0000002';
    $moved = $stage->choose(PICKUP, $stage->token(PICKUP));
    // A page that cannot set its own field posts the old location again.
    $still = $stage->refresh();
    $stage->checkout->session['properties']['LOCATION'] = $moved['place']['location']['code'];
    $heard = $stage->refresh();
    $stage->checkout->session['properties']['LOCATION'] = '0000002';
    $back = $stage->refresh();

    same([['field' => 'ORDER_PROP_5', 'code' => '0000001'], 'Казань'], [$moved['place']['location'], $moved['place']['town']['name']]);
    same(['Казань', 'Казань', null, 'Москва', null], [
        $still['place']['town']['name'], $heard['place']['town']['name'], $heard['place']['location'], $back['place']['town']['name'],
        $back['place']['location'],
    ]);
});

test('a service reads the recipient from fields of its own, and only where it says so', function (): void {
    $stage = new Stage();
    $stage->connect(['fieldMap' => ['name' => 'FIO', 'phone' => 'PHONE']]);
    Table::$rows[10]['CONFIG'] = ['FIELDS' => ['PHONE' => 'WORK_PHONE']];
    Table::$rows[PICKUP]['CONFIG']['FIELDS'] = ['COMPANY' => 'FIRM', 'PHONE' => ''];
    $stage->nextRequest();
    [$door, $pickup] = Plugin::the()->shop()->methods();
    $tab = (new Profile(Table::$rows[PICKUP]))->getConfig()['FIELDS']['ITEMS'];

    same(['phone' => 'WORK_PHONE', 'name' => 'FIO'], $door->settings->map('fieldMap'));
    same(['company' => 'FIRM', 'phone' => 'WORK_PHONE', 'name' => 'FIO'], $pickup->settings->map('fieldMap'));
    same(['', 'COURIER_POINT_CODE'], array_slice(array_map('strval', array_keys($tab['PHONE']['OPTIONS'])), 0, 2));
});

test('a service chooses its sender\'s town from the module\'s list, and the shop\'s own location is the first', function (): void {
    $stage = new Stage();
    $plain = (new Profile(Table::$rows[DOOR]))->getConfig()['PRICE']['ITEMS']['SENDER_TOWN']['TYPE'];
    Option::$values['sale.location'] = '0000001';
    $stage->gateway->answer('GET /v1/towns', ['towns' => [
        ['code' => '15500', 'name' => 'Казань город', 'shortName' => 'Казань'], ['code' => '7', 'name' => 'Казанка село', 'shortName' => 'Казанка'],
    ]]);
    $stage->gateway->answer('GET /v1/service-levels', ['serviceLevels' => []]);
    $asked = static fn (): int => count(array_keys($stage->gateway->calls(), 'GET /v1/towns', true));
    $first = (new SettingsPage(Plugin::the()))->html(null, '');
    $stage->connect(['senderTowns' => ['15500 Казань', '1 Москва'], 'senderTown' => ['code' => '1', 'name' => 'Москва']]);
    $chosen = (new SettingsPage(Plugin::the()))->html(null, '');
    $field = (new Profile(Table::$rows[DOOR]))->getConfig()['PRICE']['ITEMS']['SENDER_TOWN'];
    Option::$values = [];

    same(['STRING', 'ENUM', ['', '15500 Казань', '1 Москва']], [$plain, $field['TYPE'], array_map('strval', array_keys($field['OPTIONS']))]);
    same([true, false, 1], [strpos($first, '15500') !== false, strpos($chosen, '15500&quot;') !== false, $asked()]);
});

test('a profile that is being made has the name and the kind of what was picked', function (): void {
    new Stage();
    $made = new Profile(['PARENT_ID' => 10, 'PROFILE_ID' => 'pickup_point']);
    $kept = new Profile(['NAME' => 'Мой пункт', 'PROFILE_ID' => 'pickup_point']);

    same(['В пункт выдачи', 'pickup_point', 'Мой пункт'], [
        $made->getName(), $made->getConfig()['MAIN']['ITEMS']['KIND']['DEFAULT'], $kept->getName(),
    ]);
});
