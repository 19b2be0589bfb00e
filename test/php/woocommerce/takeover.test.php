<?php

declare(strict_types=1);

use CourierWoo\OldOrders;
use CourierWoo\Plugin;
use CourierWoo\Takeover;

require_once __DIR__ . '/stage.php';

const OLD_SETTINGS = [
    'login' => 'lampshop', 'password' => 'old-secret', 'code' => '8814', 'prefix' => 'M-', 'articles' => '1',
    'coefficient' => '1.2', 'add_cost' => '50', 'KC2008_weight' => '0,3',
];

/** An order as the older plugin left it. @param array<string, string> $meta */
function anOldOrder(Stage $stage, array $meta, string $status = 'processing'): string
{
    $address = ['first_name' => 'Анна', 'last_name' => 'Иванова', 'phone' => '+79170000001', 'city' => 'Казань', 'country' => 'RU'];
    $order = new WC_Order([
        'billing' => $address, 'shipping' => $address, 'payment_method' => 'cod', 'created_via' => 'checkout', 'status' => $status,
    ]);
    $order->add_item('line_item', new WC_Order_Item_Product(['name' => 'Lamp', 'product' => $stage->lamp, 'quantity' => 1, 'total' => 1250.0]));
    $order->add_item('shipping', new WC_Order_Item_Shipping([
        'name' => 'КС2008', 'method' => 'KC2008_shipping_method', 'instance' => 1, 'total' => 300.0,
    ]));
    foreach ($meta as $key => $value) {
        $order->update_meta_data($key, $value);
    }

    return (string) $order->save();
}

function offered(): string
{
    ob_start();
    do_action('admin_notices');

    return strip_tags((string) ob_get_clean());
}

/** What a click on the offer does, and the jobs that it leaves. */
function takeOver(): void
{
    $_REQUEST['_wpnonce'] = wp_create_nonce('courier_checkout_takeover');
    try {
        do_action('admin_post_courier_checkout_takeover');
    } catch (Redirected $redirected) {
        unset($_REQUEST['_wpnonce']);
    }
    runJobs();
}

/** What is due, and what that leaves due. */
function runJobs(): void
{
    $isDue = static fn (array $job): bool => $job['at'] <= time();
    while (($due = array_filter(Site::$data['jobs'], $isDue)) !== []) {
        Site::$data['jobs'] = array_udiff(Site::$data['jobs'], $due, static fn ($a, $b): int => serialize($a) <=> serialize($b));
        foreach ($due as $job) {
            do_action($job['hook'], ...$job['arguments']);
        }
    }
}

function disconnected(): Stage
{
    $stage = new Stage(['KC2008_delivery_option' => OLD_SETTINGS]);
    Plugin::get()->shop->save('installation', null);
    Plugin::get()->shop->keepSettings([]);

    return $stage;
}

test('settings of the older plugin become ours, its password nobody’s', function (): void {
    same([
        'login' => 'lampshop', 'courierCode' => '8814', 'numberPrefix' => 'M-', 'useArticles' => '1', 'multiplier' => '1.2',
        'additive' => '50', 'defaultWeight' => '300',
    ], Takeover::translated(OLD_SETTINGS));
    same([], Takeover::translated([]));
});

test('a shop with the older plugin’s settings is asked once', function (): void {
    disconnected();
    same(true, strpos(offered(), 'Найден прежний плагин') !== false);
    takeOver();

    same('', offered());
    same('lampshop', Plugin::get()->shop->settings()->text('login'));
    same(OLD_SETTINGS, get_option('KC2008_delivery_option'));
});

test('without an older plugin nobody is asked anything', function (): void {
    new Stage();

    same('', offered());
});

test('only who manages the shop is asked, and only the page’s own link takes over', function (): void {
    disconnected();
    Site::$isManager = false;
    same('', offered());
    Site::$isManager = true;

    throws(RuntimeException::class, static function (): void {
        do_action('admin_post_courier_checkout_takeover');
    });
    same('', Plugin::get()->shop->settings()->text('login'));
});

test('a shop that was connected already is asked for its orders, and keeps its own settings', function (): void {
    $stage = new Stage();
    anOldOrder($stage, ['KC2008_order_number' => 'M-55', 'KC2008_order_status' => 'Новый']);
    same(true, strpos(offered(), 'оставил заказы') !== false);
    $before = get_option('courier_checkout_settings');
    takeOver();

    same($before, get_option('courier_checkout_settings'));
});

test('an order that the older plugin sent is shown as sent and never sent again', function (): void {
    $stage = new Stage();
    $id = anOldOrder($stage, ['KC2008_order_number' => 'M-55', 'KC2008_order_status' => 'Выдан курьеру']);
    offered();
    takeOver();
    $block = Plugin::get()->delivery->orderBlock($id);

    same(['sent', 'M-55', []], [$block['state'], $block['number'], $block['actions']]);
    same(1, count($block['notices']));
    same(true, strpos($block['notices'][0], 'передал в курьерскую службу прежний плагин') !== false);
    same(['Передан прежним плагином, № M-55, статус тогда: Выдан курьеру.'], Site::$data['notes'][(int) $id]);
    same('skipped', Plugin::get()->delivery->sending()->send($id)->kind);
    same('skipped', Plugin::get()->delivery->sending()->sendAutomatically($id)->kind);
    same([], $stage->gateway->calls());
    same('M-55', wc_get_order($id)->get_meta('KC2008_order_number'));
});

test('an order that was not sent keeps the point that its buyer chose', function (): void {
    $stage = new Stage();
    $open = anOldOrder($stage, ['pvzcode' => '4417', 'pvzname' => 'На Ленина']);
    $closed = anOldOrder($stage, ['pvzcode' => '4417'], 'completed');
    $point = ['code' => '4417', 'name' => 'На Ленина', 'address' => 'ул. Ленина, 21', 'townCode' => '1605', 'isLocker' => false];
    $stage->gateway->answer('GET /v1/pickup-points/4417', ['point' => $point]);
    $stage->gateway->answer('GET /v1/towns', ['towns' => [['code' => '1605', 'name' => 'Казань город', 'regionCode' => '16', 'country' => 'RU']]]);
    OldOrders::start();
    runJobs();

    $destination = Plugin::get()->shop->order($open)->destination();
    same(['pickup_point', '4417', '1605'], [$destination->method, $destination->point['code'], $destination->town['code']]);
    same(null, Plugin::get()->shop->order($closed)->destination());
    same('choose', array_column(Plugin::get()->delivery->orderBlock($closed)['actions'], 'id')[1]);
});

test('a point that is gone is said on the order', function (): void {
    $stage = new Stage();
    $id = anOldOrder($stage, ['pvzcode' => '9']);
    $stage->gateway->fail('GET /v1/pickup-points/9', 404, 'not_found', 'no such point');
    OldOrders::start();
    runJobs();

    same(1, count(Site::$data['notes'][(int) $id]));
    same(null, Plugin::get()->shop->order($id)->destination());
});

test('points wait until the shop is connected', function (): void {
    $stage = disconnected();
    anOldOrder($stage, ['pvzcode' => '4417']);
    OldOrders::start();
    runJobs();

    same([['pvzcode', 1]], array_column(Site::$data['jobs'], 'arguments'));
    same([], $stage->gateway->calls());
});

test('a shop with more orders than one job takes is taken over page by page', function (): void {
    $stage = new Stage();
    for ($n = 1; $n <= 51; $n++) {
        anOldOrder($stage, ['KC2008_order_number' => "M-{$n}"]);
    }
    OldOrders::start();
    runJobs();

    same(51, count(array_filter(
        Site::$data['orders'],
        static fn (array $order): bool => ($order['meta']['_courier_checkout_state'] ?? '') === 'sent'
    )));
    OldOrders::start();
    runJobs();
    same(51, array_sum(array_map('count', Site::$data['notes'])));
});
