<?php

declare(strict_types=1);

use CourierCsCart\Plugin;

const AREA = 'A';

require_once __DIR__ . '/stage.php';

/** A request to one of the add-on's own controllers, as CS-Cart makes it. @param array<string, mixed> $posted @return mixed */
function ask(string $controller, string $mode, array $posted)
{
    $_SERVER['REQUEST_METHOD'] = 'POST';
    $_REQUEST = $posted;

    return require __DIR__ . "/../../../plugins/cscart/addon/controllers/{$controller}.php";
}

/** @return int orders that wait in the queue */
function waiting(): int
{
    return (int) db_get_field('SELECT COUNT(*) FROM ?:courier_checkout_order WHERE due_at IS NOT NULL');
}

test('every POST of the back office needs the session\'s hash', function (): void {
    $stage = new Stage();
    $stage->gateway->requests = [];
    $before = Plugin::the()->memory->read('settings');
    foreach (['act', 'check', 'note', 'm_send', 'manage'] as $mode) {
        foreach ([[], ['security_hash' => 'another'], ['security_hash' => ['hash-of-this-session']]] as $hash) {
            $posted = $hash + ['order_ids' => ['1'], 'id' => '1', 'note' => 'x', 'courier_checkout' => ['login' => 'thief']];

            same([CONTROLLER_STATUS_DENIED], ask('backend/courier_checkout', $mode, $posted));
        }
    }

    same([[], 0, $before], [$stage->gateway->calls(), waiting(), Plugin::the()->memory->read('settings')]);
});

test('orders ticked in the list are queued, and the list says how many', function (): void {
    $stage = new Stage();
    $stage->changeCart(['chosen_shipping' => [DOOR]]);
    $stage->calculate();
    $first = $stage->order();
    $second = $stage->order();
    $answer = ask('backend/courier_checkout', 'm_send', [
        'security_hash' => fn_generate_security_hash(), 'order_ids' => [(string) $first, (string) $second, '1 OR 1=1'],
    ]);

    same([CONTROLLER_STATUS_REDIRECT, 'orders.manage'], $answer);
    same(2, waiting());
    same(true, strpos(end(Platform::$notices)[1], '2') !== false);
});

test('a vendor sends and notes the orders of its own only, and sees no settings', function (): void {
    $stage = new Stage();
    $stage->changeCart(['chosen_shipping' => [DOOR]]);
    $stage->calculate();
    $own = (string) $stage->order();
    $foreign = (string) $stage->order();
    db_query('UPDATE ?:orders SET company_id = 2 WHERE order_id = ?i', $foreign);
    Tygh\Registry::$values += ['runtime.company_id' => 1, 'edition' => 'MULTIVENDOR'];
    $hash = ['security_hash' => fn_generate_security_hash()];
    ask('backend/courier_checkout', 'm_send', $hash + ['order_ids' => [$own, $foreign]]);

    same([[1], ''], [
        array_map('intval', array_column(
            db_get_array('SELECT order_id = ?i AS own FROM ?:courier_checkout_order WHERE due_at IS NOT NULL', $own),
            'own'
        )),
        Plugin::the()->orders->read($foreign)['note'] ?? '',
    ]);
    foreach (['act', 'note'] as $mode) {
        same([CONTROLLER_STATUS_DENIED], ask('backend/courier_checkout', $mode, $hash + ['id' => $foreign, 'note' => 'x']));
    }
    foreach (['manage', 'check', 'diagnosis'] as $mode) {
        same([CONTROLLER_STATUS_DENIED], ask('backend/courier_checkout', $mode, $hash));
    }
});

test('the context menu of 4.14 and the tools of older lists lead to the same controller', function (): void {
    $schema = ['items' => ['actions' => ['items' => ['delete' => []]]]];
    $schema = (static function (array $schema): array {
        return require __DIR__ . '/../../../plugins/cscart/addon/schemas/context_menu/orders.post.php';
    })($schema);
    $items = $schema['items']['actions']['items'];
    $older = (string) file_get_contents(__DIR__ . '/../../../plugins/cscart/backend/hooks/orders/list_tools.post.tpl');

    same(['delete', 'courier_checkout_send', 'courier_checkout_labels'], array_keys($items));
    foreach (['courier_checkout_send', 'courier_checkout_labels'] as $item) {
        same(true, strpos($older, "dispatch[{$items[$item]['dispatch']}]") !== false);
    }
});

test('the address of the scheduled task needs its word', function (): void {
    new Stage();
    foreach (['', 'guessed', ['x']] as $token) {
        same([CONTROLLER_STATUS_DENIED], ask('frontend/courier_checkout', 'cron', ['token' => $token]));
    }
    same([CONTROLLER_STATUS_NO_PAGE], ask('frontend/courier_checkout', 'anything', []));
});

test('a method\'s password is out of the form before CS-Cart keeps it, and only of our methods', function (): void {
    new Stage();
    $service = db_get_field("SELECT service_id FROM ?:shipping_services WHERE module = 'courier_checkout'");
    $params = ['kind' => 'door', 'login' => 'vendor', 'password' => 'secret'];
    ask('backend/shippings.pre', 'update', ['shipping_data' => ['service_id' => $service, 'service_params' => $params]]);
    $ours = $_REQUEST['shipping_data']['service_params'];
    ask('backend/shippings.pre', 'update', ['shipping_data' => ['service_id' => 777, 'service_params' => $params]]);

    same([['kind' => 'door', 'login' => 'vendor'], $params], [$ours, $_REQUEST['shipping_data']['service_params']]);
});

test('every storefront is the shop that was connected, and a copy of the shop is another', function (): void {
    $stage = new Stage();
    Platform::add('storefronts', ['url' => 'second.example']);
    $told = [];
    foreach (['https://shop.example', 'https://second.example', 'https://staging.example'] as $url) {
        Platform::$url = $url;
        $stage->nextRequest();
        $told[] = Plugin::the()->shop()->address();
    }
    Platform::$url = 'https://second.example';
    $others = Plugin::the()->shop()->otherOrigins();
    // A copy whose storefronts were renamed too.
    db_query("UPDATE ?:storefronts SET url = 'new.example' WHERE url = 'shop.example'");
    Platform::$url = 'https://new.example';
    $told[] = $stage->nextRequest()->shop()->address();
    Platform::$url = 'https://shop.example';

    same(['https://shop.example', 'https://shop.example', 'https://staging.example', 'https://new.example'], $told);
    same([true, false], [in_array('https://second.example', $others, true), in_array('https://shop.example', $others, true)]);
});
