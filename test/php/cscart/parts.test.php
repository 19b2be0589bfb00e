<?php

declare(strict_types=1);

use CourierCsCart\Access;
use CourierCsCart\AdminPage;
use CourierCsCart\Plugin;

const AREA = 'C';

require_once __DIR__ . '/stage.php';

/** One order of two suppliers' goods, each by its own pickup point. @return array{0: Stage, 1: string} and its number */
function orderOfSuppliers(): array
{
    $stage = new Stage();
    $cart = Tygh::$app['session']['cart'];
    $cart['products'] = [
        '101' => ['supplier_id' => 5] + Stage::product(),
        '202' => ['supplier_id' => 6, 'product_id' => 2, 'product' => 'Ваза', 'price' => 300.0] + Stage::product(),
    ];
    Tygh::$app['session']['cart'] = $cart;
    $stage->calculate();
    $price = static fn (int $amount): array => ['price' => ['amount' => $amount, 'currency' => 'RUB']];
    $first = $stage->token(PICKUP, $price(28000));
    $second = $stage->token(PICKUP, $price(19000) + ['point' => ['code' => '9', 'name' => 'Второй', 'address' => 'ул. 2']], 1);
    $stage->post(['shipping_ids' => [PICKUP, PICKUP], 'courier_checkout_token' => [[PICKUP => $first], [PICKUP => $second]]]);

    return [$stage, (string) $stage->order()];
}

test('an order of two suppliers is two shipments: each its goods, price, point and number', function (): void {
    [, $id] = orderOfSuppliers();
    $told = [];
    foreach (Plugin::the()->orders->parts((int) $id) as $part) {
        $order = Plugin::the()->shop()->order($part);
        $told[$order->reference] = [
            $order->selection->point['code'], $order->deliveryFee, $order->total, array_column($order->lines, 'name'), $order->marks,
        ];
    }

    same([
        $id => ['4417', 28000, 153000, ['Лампа'], []],
        "{$id}.2" => ['9', 19000, 49000, ['Ваза'], []],
    ], $told);
    same([null, "{$id}.2"], [Plugin::the()->shop()->order("{$id}.3"), Plugin::the()->shop()->findOrderId("{$id}.2")]);
    same((int) round(fn_get_order_info((int) $id)['total'] * 100), 153000 + 49000);
});

test('what a split order costs on top or less is its parts\' too, to the kopeck', function (): void {
    [, $id] = orderOfSuppliers();
    $content = json_decode((string) db_get_field('SELECT content FROM ?:orders WHERE order_id = ?i', $id), true);
    foreach ([310.01, -155.55] as $more) {
        db_query('UPDATE ?:orders SET content = ?s WHERE order_id = ?i', json_encode(['total' => 2020 + $more] + $content), $id);
        $totals = array_map(
            static fn (string $part): int => Plugin::the()->shop()->order($part)->total,
            Plugin::the()->orders->parts((int) $id)
        );

        same([202000 + (int) round($more * 100), true], [array_sum($totals), $totals[0] > $totals[1]]);
    }
});

test('each part has its block, its shipment in the shop and its place on the buyer\'s page', function (): void {
    [$stage, $id] = orderOfSuppliers();
    foreach ([$id => 'SHOP-1', "{$id}.2" => 'SHOP-2'] as $part => $number) {
        $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => (string) $part, 'courierReference' => $number, 'waybill' => $number]));
        Plugin::the()->delivery()->sending()->send((string) $part);
    }
    $shipments = fn_get_order_info((int) $id)['shipments'];

    same([['SHOP-1', 0, [101 => 1]], ['SHOP-2', 1, [202 => 1]]], array_map(
        static fn (array $one): array => [$one['tracking_number'], $one['group_key'], $one['products']],
        array_values($shipments)
    ));
    same(2, substr_count((new AdminPage(Plugin::the()))->orderBlocks((int) $id), 'data-block='));
    $page = fn_courier_checkout_buyer((int) $id);
    same([true, true], [strpos($page, 'На Ленина') !== false, strpos($page, 'Второй') !== false]);
});

test('the order is complete when its last part is delivered', function (): void {
    [$stage, $id] = orderOfSuppliers();
    $statuses = [];
    foreach ([$id, "{$id}.2"] as $part) {
        $stage->gateway->answer('POST /v1/shipments', aShipment(['reference' => $part]));
        Plugin::the()->delivery()->sending()->send($part);
    }
    foreach ([$id, "{$id}.2"] as $n => $part) {
        Plugin::the()->delivery()->tracking()->apply(anEvent([
            'event' => "evt_{$n}", 'reference' => $part, 'tracking' => aTracking(['status' => 'delivered', 'courierStatus' => 'COMPLETE']),
        ]));
        $statuses[] = fn_get_order_info((int) $id)['status'];
    }

    same(['N', 'C'], $statuses);
});

test('a status that sends, and the list, send all parts, each once', function (): void {
    [$stage, $id] = orderOfSuppliers();
    $stage->connect(['autoSend' => '1', 'autoSendStatuses' => ['E']]);
    $stage->nextRequest();
    fn_change_order_status((int) $id, 'E');
    $sent = [];
    $stage->gateway->answer('POST /v1/shipments', static function (array $body) use (&$sent): array {
        $sent[] = [$body['reference'], $body['draft']['deliveryFee']];

        return [200, aShipment(['reference' => $body['reference']])];
    });
    $stage->nextRequest()->jobs()->runDue();
    $stage->nextRequest()->jobs()->runDue();
    usort($sent, static fn (array $a, array $b): int => strcmp($a[0], $b[0]));

    same([[$id, 28000], ["{$id}.2", 19000]], $sent);
    same([$id, "{$id}.2"], Access::withParts([$id], Plugin::the()->orders));
});
