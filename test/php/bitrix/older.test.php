<?php

declare(strict_types=1);

use Bitrix\Sale\Order;
use CourierBitrix\AdminPage;
use CourierBitrix\Brand;
use CourierBitrix\Core\RuleSet;
use CourierBitrix\Older\OlderModule;
use CourierBitrix\Older\Takeover;
use CourierBitrix\Older\Translation;
use CourierBitrix\Plugin;
use CourierBitrix\SettingsPage;

require_once __DIR__ . '/stage.php';

/** @param array<string, string> $more */
function olderSettings(array $more = []): array
{
    OldModule::plant($more + [
        'LOGIN' => 'shop8', 'PASSWORD' => 'secret-8', 'CODE' => '8', 'CITY_SENDER' => '15500', 'ORDER_PREFIX' => 'MS-', 'DELIVERY_SERVICE' => '3',
        'USE_ARTICLES' => 'Y', 'SEND_STATUS_E' => 'Y', 'PROP_FIO' => 'CONTACT', 'PROP_CITY' => 'LOCATION', 'PROP_PHONE' => 'PHONE',
    ]);

    return (new Translation(new OlderModule(Plugin::the()), ['6', '7']))->settings();
}

/** An order that stands with the service, its buyer's point in the older module's property. */
function orderWith(Stage $stage, int $delivery, string $point): Order
{
    $order = $stage->checkout->order();
    $order->shipments->items[1]->fields = ['DELIVERY_ID' => $delivery, 'PRICE_DELIVERY' => 300.0];
    $order->properties->items[] = new Bitrix\Sale\PropertyValue(['CODE' => 'PVZ_CODE', 'VALUE' => $point]);
    $order->setField('STATUS_ID', 'N');
    same([], $order->save());

    return $order;
}

test('the older module\'s form is translated: access, town, numbers, articles, level, statuses, fields', function (): void {
    $stage = new Stage();
    $stage->nextRequest();
    $taken = olderSettings();

    same(['shop8', '8', 'MS-', '1', ['3']], [
        $taken['login'], $taken['courierCode'], $taken['numberPrefix'], $taken['useArticles'], $taken['serviceLevels'],
    ]);
    same([['code' => '15500', 'name' => '15500'], '1', ['E']], [$taken['senderTown'], $taken['autoSend'], $taken['autoSendStatuses']]);
    same([['name' => 'CONTACT', 'phone' => 'PHONE'], '1'], [$taken['fieldMap'], $taken['cancelWithOrder']]);
    same(false, strpos((string) json_encode($taken), 'secret-8'));
});

test('its tables give the status map, what each pay system means, and the town\'s name', function (): void {
    $stage = new Stage();
    $stage->nextRequest();
    olderSettings();
    OldModule::add('measoft_cities', ['MEASOFT_ID' => 15500, 'NAME' => 'Казань']);
    OldModule::add('measoft_pay_system', ['PAYSYSTEM_ID' => 6, 'CASH' => 1, 'CARD' => 1]);
    foreach (['COMPLETE' => 'F', 'ACCEPTED' => 'E', 'DEPARTURE' => 'P', 'COURIERDELIVERED' => 'Y'] as $word => $status) {
        OldModule::add('measoft_order_status', ['MEASOFT_STATUS_CODE' => $word, 'BITRIX_STATUS_ID' => $status]);
    }
    $taken = (new Translation(new OlderModule(Plugin::the()), ['6', '7']))->settings();

    same(['in_transit' => 'E', 'delivered' => 'F'], $taken['statusMap']);
    same([6 => 'cash', 7 => 'none'], $taken['paymentMap']);
    same(['Казань', ['15500 Казань']], [$taken['senderTown']['name'], $taken['senderTowns']]);
});

test('its three intervals are rules of the same prices, and beyond their ends the buyer pays all', function (): void {
    $stage = new Stage();
    $stage->nextRequest();
    $taken = olderSettings([
        'PRICE_IF_1_MAX' => '1000', 'PRICE_IF_1_TYPE' => '1', 'PRICE_IF_1_AOMUNT' => '350',
        'PRICE_IF_2_MIN' => '1000', 'PRICE_IF_2_MAX' => '5000', 'PRICE_IF_2_TYPE' => '3', 'PRICE_IF_2_AOMUNT' => '50',
        'PRICE_IF_3_MIN' => '7000', 'PRICE_IF_3_TYPE' => '2',
    ]);
    $stage->connect($taken);

    same([
        ['from' => 0, 'buyerPays' => ['kind' => 'fixed', 'amount' => 35000]],
        ['from' => 100000, 'buyerPays' => ['kind' => 'less_percent', 'percent' => 50.0]],
        ['from' => 500000, 'buyerPays' => ['kind' => 'all']],
        ['from' => 700000, 'buyerPays' => ['kind' => 'nothing']],
    ], RuleSet::of(Plugin::the()->shop()->methods()[0])['intervals']);
});

test('it is offered to a shop that is not connected, taken once, and left as it is', function (): void {
    $stage = new Stage();
    $stage->nextRequest();
    olderSettings();
    $connected = (new Takeover(Plugin::the()))->offer(Brand::PREFIX);
    Plugin::the()->db->run("DELETE FROM `b_courier_checkout_memory` WHERE `name` = 'kept:installation'");
    $stage->nextRequest();
    $page = new SettingsPage(Plugin::the());
    $offered = strpos($page->html(null, ''), 'name="courier_checkout[takeover]"') !== false;
    $stage->gateway->fail('POST /v1/installations', 422);
    $page->html([Takeover::BUTTON => '1'], '');
    $stage->nextRequest();
    $after = (new SettingsPage(Plugin::the()))->html(null, '');

    same(['', true, false], [$connected, $offered, strpos($after, 'courier_checkout[takeover]') !== false]);
    same(['shop8', 'shop8'], [Plugin::the()->shop()->settings()->text('login'), (new OlderModule(Plugin::the()))->settings()['LOGIN']]);
});

test('an order of the older service is never sent from here, and its tab says who carries it', function (): void {
    $stage = new Stage();
    $stage->nextRequest();
    olderSettings();
    $id = (string) orderWith($stage, OldModule::PICKUP, '4417')->getId();
    $sent = $stage->nextRequest()->delivery()->sending()->send($id);

    same(['skipped', []], [$sent->kind, $stage->gateway->calls()]);
    same(true, strpos((new AdminPage(Plugin::the()))->orderBlock($id), 'прежний модуль') !== false);
});

test('an order that is moved to our pickup keeps the point and the day that its buyer chose in the older one', function (): void {
    $stage = new Stage();
    $stage->nextRequest();
    olderSettings();
    $id = (string) orderWith($stage, OldModule::PICKUP, '4417')->getId();
    $stage->gateway->answer('GET /v1/pickup-points/4417', ['point' => [
        'code' => '4417', 'name' => 'На Ленина', 'address' => 'ул. Ленина, 21', 'townCode' => '1605', 'isLocker' => false,
    ]]);
    $stage->gateway->answer('GET /v1/towns', ['towns' => [['code' => '1605', 'name' => 'Казань город']]]);
    $stage->nextRequest();
    $order = Order::load((int) $id);
    $order->shipments->items[1]->fields['DELIVERY_ID'] = PICKUP;
    $order->properties->items[] = new Bitrix\Sale\PropertyValue(['CODE' => 'MEASOFT_DATE_PUTN', 'VALUE' => '30.11.2026']);
    $order->properties->items[] = new Bitrix\Sale\PropertyValue(['CODE' => 'MEASOFT_TIME_MIN', 'VALUE' => '10:00']);
    $order->save();
    (new Takeover(Plugin::the()))->keepPoint($order);

    $taken = Plugin::the()->shop()->order($id);

    same(['4417', 'Покупатель просил: 30.11.2026 10:00'], [$taken->destination()->point['code'], $taken->managerComment]);
});
