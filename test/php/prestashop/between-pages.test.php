<?php

declare(strict_types=1);

use CourierPresta\Plugin;

require_once __DIR__ . '/stage.php';

test('a changed price, and why an order was not taken, stand where PrestaShop says its own, once', function (): void {
    $stage = new Stage();
    (new Cart(10))->getPackageShippingCost(DOOR, true);
    $stage->gateway->answer('POST /v1/quotes', Stage::quotes(40000, 30000));
    $stage->post(['do' => 'payment', 'payment' => 'ps_wire']);
    $shown = [];
    foreach ([1, 2] as $page) {
        $stage->nextRequest();
        Context::getContext()->controller = new FrontController();
        CourierCheckout::one()->hookActionFrontControllerSetMedia();
        $shown[] = count(Context::getContext()->controller->warning);
    }

    same([1, 0], $shown);
});

test('a cart that has no address for a while, as in one-page checkouts, keeps its choice and its price', function (): void {
    $stage = new Stage();
    (new Cart(10))->getPackageShippingCost(PICKUP, true);
    $token = $stage->token(PICKUP);
    Cart::$rows[10]['id_address_delivery'] = 0;
    $answer = $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => $token]);
    $stage->nextRequest();
    $price = (new Cart(10))->getPackageShippingCost(PICKUP, true);
    Cart::$rows[10]['id_address_delivery'] = 1;
    $stage->nextRequest();

    same([true, 280.0], [$answer['ok'], $price]);
    same($token, Plugin::the()->carts->token(10, 'pickup'));
});

test('a choice that is told again changes nothing, one at another price does', function (): void {
    $stage = new Stage();
    (new Cart(10))->getPackageShippingCost(PICKUP, true);
    $tell = static fn (string $token): bool => $stage->post(['do' => 'selection', 'slot' => 'pickup', 'token' => $token])['changed'];
    $token = $stage->token(PICKUP);
    $dearer = $stage->token(PICKUP, ['price' => ['amount' => 31000, 'currency' => 'RUB']]);

    same([false, false, true, false], array_map($tell, [$token, $token, $dearer, $dearer]));
});
