<?php

declare(strict_types=1);

use CourierCore\Cart;
use CourierCore\Parcel;

foreach (json_decode(file_get_contents(VECTORS . '/trust.json'), true)['carts'] as $vector) {
    test("cart: {$vector['name']}", function () use ($vector): void {
        $cart = new Cart([
            'currency' => $vector['currency'],
            'goods' => $vector['goods'],
            'payment' => $vector['payment'],
            'weightGrams' => $vector['weight'],
            'parcels' => array_map(
                fn (array $p): Parcel => new Parcel($p['weight'], [$p['length'], $p['width'], $p['height']]),
                $vector['parcels']
            ),
        ]);

        same($vector['canonical'], $cart->canonical());
        same($vector['fingerprint'], $cart->fingerprint());
    });
}
