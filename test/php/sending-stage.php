<?php

// For the tests of sending: a shop with one order, 55.

declare(strict_types=1);

use CourierCore\Delivery;

/** @return array{0: FakeShop, 1: FakeTransport, 2: Delivery} */
$open = function (array $order = [], array $settings = []): array {
    $shop = new FakeShop();
    $shop->settings = $settings + $shop->settings;
    $shop->orders['55'] = anOrder($order);
    $transport = new FakeTransport();

    return [$shop, $transport, new Delivery($shop, $transport, fn (): int => NOW)];
};
$echo = fn (array $body): array => [200, aShipment(['attempt' => $body['attempt']])];

return [$open, $echo];
