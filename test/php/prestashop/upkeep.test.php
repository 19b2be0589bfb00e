<?php

declare(strict_types=1);

use CourierPresta\CarrierCheck;
use CourierPresta\Console\JobsCommand;
use CourierPresta\Plugin;

require_once __DIR__ . '/stage.php';
require_once __DIR__ . '/console.php';

test('in the test mode the shop\'s own people see the carriers, and nobody else', function (): void {
    $stage = new Stage();
    $stage->connect(['testMode' => '1']);
    $stage->nextRequest();
    $buyer = (new Cart(10))->getPackageShippingCost(DOOR, true);
    Cookie::$employees = ['psAdmin' => 1];
    $stage->nextRequest();
    $employee = (new Cart(10))->getPackageShippingCost(DOOR, true);
    Cookie::$employees = [];

    same([false, 380.0], [$buyer, $employee]);
});

test('an update makes what is missing and keeps settings, carriers and orders', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->order('ps_cod', DOOR);
    Db::getInstance()->execute('DROP TABLE ps_courier_checkout_cart');
    $stage->nextRequest();
    $isDone = CourierCheckout::one()->upgrade();
    $stage->nextRequest();
    Plugin::the()->carts->keepPaymentModule(10, 'ps_cod');

    same(true, $isDone);
    same('500', (string) Plugin::the()->memory(1)->read('settings')['defaultWeight']);
    same([1, 2], array_map('intval', array_column(Db::getInstance()->executeS('SELECT id_carrier FROM ps_carrier'), 'id_carrier')));
    same(1, count(Db::getInstance()->executeS("SELECT 1 FROM ps_courier_checkout_order WHERE order_id = {$orderId}")));
    same('ps_cod', Plugin::the()->carts->paymentModule(10));
});

test('PrestaShop\'s trial of many shipments, whose orders name no carrier, is found', function (): void {
    $stage = new Stage();
    $ask = static fn (): array => array_column((new CarrierCheck($stage->nextRequest()))->report(1)['findings'], 'code');
    $stage->gateway->answer('POST /v1/installation/check', ['ok' => true, 'findings' => []]);
    $before = $ask();
    Db::getInstance()->add('feature_flag', ['name' => 'improved_shipment', 'state' => 1]);

    same([true, false], [in_array('carriers', $before, true), in_array('shipments', $before, true)]);
    same([false, true], [in_array('carriers', $ask(), true), in_array('shipments', $ask(), true)]);
});

test('an update has the pages\' joined scripts made anew, which would be those of the version before', function (): void {
    new Stage();
    $before = Media::$cleared;
    CourierCheckout::one()->upgrade();

    same(1, Media::$cleared - $before);
});

test('the console\'s command sends the orders that wait', function (): void {
    $stage = new Stage();
    $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => $stage->token(PICKUP)]);
    $orderId = (string) $stage->order('ps_cod', PICKUP);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $orderId]));
    $stage->nextRequest()->jobs()->enqueue([$orderId], false);
    $stage->nextRequest();
    $command = new JobsCommand();

    same('courier-checkout:jobs', $command->name);
    same([0, ['{"ok":true,"orders":1}']], $command->run(['due' => true]));
    same('sent', Plugin::the()->orders->read($orderId)['state']);
});

test('the console\'s command moves an order too, though a command has neither buyer nor currency', function (): void {
    $stage = new Stage();
    $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => $stage->token(PICKUP)]);
    $orderId = (string) $stage->order('ps_cod', PICKUP);
    $stage->connect(['failureStatus' => '8']);
    $stage->gateway->fail('POST /v1/shipments', 422, 'not_deliverable');
    $stage->nextRequest()->jobs()->enqueue([$orderId], true);
    $stage->nextRequest();
    $context = Context::getContext();
    [$context->currency, $context->customer, $context->cart, $context->link] = [null, null, null, null];
    [$status] = (new JobsCommand())->run(['due' => true]);

    same([0, 8], [$status, (int) (new Order((int) $orderId))->current_state]);
});

test('in a third language PrestaShop\'s own translations are shown, buyers\' and the merchant\'s apart', function (): void {
    new Stage();
    $context = Context::getContext();
    $context->language = (object) ['id' => 3, 'iso_code' => 'kk', 'locale' => 'kk-KZ'];
    $context->translated = [
        'Modules.Couriercheckout.Shop Delivery' => 'Жеткізу',
        'Modules.Couriercheckout.Admin Scheduled task' => 'Жоспарлаушы',
    ];

    same(['Жеткізу', 'Жоспарлаушы', 'Save'], array_map(
        static fn (string $key): string => Plugin::the()->words()->say($key),
        ['buyer.title', 'cron', 'button.save']
    ));
});
