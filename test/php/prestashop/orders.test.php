<?php

declare(strict_types=1);

use CourierPresta\Plugin;

require_once __DIR__ . '/stage.php';

/** An order by the pickup carrier with a choice. */
function orderedAt(Stage $stage): string
{
    $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => $stage->token(PICKUP)]);

    return (string) $stage->order('ps_cod', PICKUP);
}

test('a status that means sending queues the order, and only the job sends it', function (): void {
    $stage = new Stage();
    $orderId = orderedAt($stage);
    $stage->connect(['autoSend' => '1', 'autoSendStatuses' => ['2']]);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $orderId]));
    $stage->nextRequest();
    enter((int) $orderId, 2);
    $inside = in_array('POST /v1/shipments', $stage->gateway->calls(), true);
    $stage->nextRequest()->jobs()->runDue();

    same([false, true], [$inside, in_array('POST /v1/shipments', $stage->gateway->calls(), true)]);
    same('sent', Plugin::the()->orders->read($orderId)['state']);
});

test('a job that is quicker than the change of status that woke it has the last word all the same', function (): void {
    $stage = new Stage();
    $orderId = orderedAt($stage);
    $stage->connect(['autoSend' => '1', 'autoSendStatuses' => ['2'], 'failureStatus' => '8']);
    $stage->gateway->fail('POST /v1/shipments', 422, 'not_deliverable');
    $plugin = $stage->nextRequest();
    $later = [];
    $plugin->atEnd = function (callable $work) use (&$later): void {
        $later[] = $work;
    };
    enter((int) $orderId, 2);
    $meanwhile = (int) (new Order((int) $orderId))->current_state;
    array_map(static fn (callable $work) => $work(), $later);
    $plugin->jobs()->runDue();

    same([2, 8], [$meanwhile, (int) (new Order((int) $orderId))->current_state]);
    same(1, count($later));
});

test('the number goes to the order\'s carrier, for the shop\'s own e-mails', function (): void {
    $stage = new Stage();
    $orderId = orderedAt($stage);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $orderId]));
    $stage->nextRequest()->delivery(1)->sending()->send($orderId);
    $rows = Db::getInstance()->executeS('SELECT tracking_number FROM ps_order_carrier');

    same('SHOP-1001', $rows[0]['tracking_number']);
});

test('delivered at the courier becomes delivered in the shop', function (): void {
    $stage = new Stage();
    $orderId = orderedAt($stage);
    $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $orderId]));
    $delivery = $stage->nextRequest()->delivery(1);
    $delivery->sending()->send($orderId);
    $delivery->tracking()->apply(anEvent([
        'reference' => $orderId, 'tracking' => aTracking(['status' => 'delivered', 'courierStatus' => 'COMPLETE']),
    ]));

    same(5, (int) (new Order((int) $orderId))->current_state);
});

test('the buyer reads where the parcel goes on the order\'s page, in e-mails and on papers', function (): void {
    $stage = new Stage();
    $orderId = orderedAt($stage);
    $stage->nextRequest();
    $module = CourierCheckout::one();
    $mail = (new CourierPresta\Hooks(Plugin::the()))->mailVariables(['{id_order}' => $orderId, '{carrier}' => 'Pickup']);
    $texts = [
        $module->hookDisplayOrderDetail(['order' => new Order((int) $orderId)]),
        $module->hookDisplayPDFInvoice(['object' => (object) ['id_order' => $orderId]]),
        $mail['{carrier}'],
    ];

    foreach ($texts as $text) {
        same(true, strpos($text, 'ПВЗ «На Ленина»') !== false);
    }
});

/** The block of an order by the door carrier whose buyer wrote this into the second line of the address. */
function blockOf(Stage $stage, string $written): string
{
    Db::getInstance()->execute("UPDATE ps_address SET address2 = '{$written}' WHERE id_address = 1");
    $row = static fn (string $code, string $name): array => ['code' => $code, 'name' => $name, 'address' => "ул. {$name}, 1"];
    $stage->gateway->answer('GET /v1/towns', ['towns' => [['code' => '15500']]]);
    $stage->gateway->answer('GET /v1/pickup-points', ['points' => [
        $row('1469', 'Баумана'), $row('1470', 'Баумана 2'), $row('KZN-7', 'Пункт выдачи Кольцо'),
    ]]);
    $orderId = (string) $stage->order('ps_cod', DOOR);
    $stage->nextRequest();

    return CourierCheckout::one()->hookDisplayAdminOrderMain(['id_order' => $orderId]);
}

test('an address that names a point, by its code or its name, has it offered; one that does not has nothing', function (): void {
    $offered = [];
    foreach (['ПВЗ 1469', 'пвз «Баумана 2»', 'Пункт выдачи Кольцо', 'ПВЗ', 'кв. 1469', 'pickup kzn-7'] as $written) {
        preg_match('/name="code" value="([^"]*)"/', blockOf(new Stage(), $written), $found);
        $offered[] = $found[1] ?? '';
    }

    same(['1469', '1470', 'KZN-7', '', '', 'KZN-7'], $offered);
});

test('the named point is looked for once, and taken with one click', function (): void {
    $stage = new Stage();
    blockOf($stage, 'ПВЗ 1469');
    $orderId = (string) Db::getInstance()->executeS('SELECT MAX(id_order) AS id FROM ps_orders')[0]['id'];
    $stage->nextRequest();
    CourierCheckout::one()->hookDisplayAdminOrderMain(['id_order' => $orderId]);
    $asked = count(array_filter($stage->gateway->calls(), static fn (string $call): bool => $call === 'GET /v1/pickup-points'));
    $stage->gateway->answer('GET /v1/pickup-points/1469', ['point' => [
        'code' => '1469', 'name' => 'Баумана', 'address' => 'ул. Баумана, 1', 'townCode' => '15500', 'isLocker' => false,
    ]]);
    $stage->gateway->answer('GET /v1/towns', ['towns' => [['code' => '15500', 'name' => 'Казань город']]]);
    $answer = (new CourierPresta\AdminRoutes($stage->nextRequest()))->answer('point', ['id' => $orderId], ['code' => '1469']);
    $html = CourierCheckout::one()->hookDisplayAdminOrderMain(['id_order' => $orderId]);

    same([1, 200, '1469'], [$asked, $answer[0], $answer[1]['block']['destination']['point']['code'] ?? '']);
    same(false, strpos($html, 'name="code"'));
});

test('keys lie sealed in the database', function (): void {
    new Stage();
    $rows = Db::getInstance()->executeS('SELECT value FROM ps_courier_checkout_memory');

    same(false, strpos(implode(' ', array_column($rows, 'value')), SK));
    same(SK, Plugin::the()->shop(1)->load('installation')['secretKey']);
});

test('removing the module keeps what belongs to orders', function (): void {
    $stage = new Stage();
    $orderId = orderedAt($stage);
    CourierCheckout::one()->uninstall();
    $kept = Db::getInstance()->executeS('SELECT selection FROM ps_courier_checkout_order WHERE order_id = ' . $orderId);
    $carriers = Db::getInstance()->executeS('SELECT deleted FROM ps_carrier');

    same(1, count($kept));
    same([1, 1], array_map('intval', array_column($carriers, 'deleted')));
});
