<?php

declare(strict_types=1);

use CourierCore\Goods;
use CourierCore\Settings;
use CourierCore\SettingsSchema;

$goods = fn (array $lines, array $settings = []): Goods =>
    new Goods($lines, new Settings(SettingsSchema::load(), $settings));

test('a product without weight counts with the default', function () use ($goods): void {
    $load = $goods(
        [aLine(['quantity' => 2]), aLine(['weightGrams' => 0, 'quantity' => 3])],
        ['defaultWeight' => '100']
    );

    same(2800, $load->weightGrams());
    same([], $load->withoutWeight());
});

test('no weight and no default names the product', function () use ($goods): void {
    same(['Candle'], $goods([aLine(), aLine(['name' => 'Candle', 'weightGrams' => 0])])->withoutWeight());
});

test('a download weighs nothing and is not carried', function () use ($goods): void {
    $load = $goods([aLine(['kind' => 'service', 'weightGrams' => 0, 'total' => 5000])]);

    same(true, $load->isEmpty());
    same([0, [], []], [$load->worth(), $load->withoutWeight(), $load->parcels()]);
});

test('sizes make one box that holds the stack', function () use ($goods): void {
    $load = $goods([
        aLine(['sizeMm' => [100, 300, 200], 'quantity' => 2]),
        aLine(['sizeMm' => [50, 50, 350]]),
    ]);

    same([['weightGrams' => 3750, 'lengthMm' => 350, 'widthMm' => 250, 'heightMm' => 200]], array_map(
        fn ($parcel): array => $parcel->toArray(),
        $load->parcels()
    ));
});

test('one product without a size and there is no box', function () use ($goods): void {
    $lines = [aLine(['sizeMm' => [100, 300, 200]]), aLine()];

    same([], $goods($lines)->parcels());
    same(1, count($goods($lines, [
        'defaultLength' => '100',
        'defaultWidth' => '100',
        'defaultHeight' => '50',
    ])->parcels()));
});

test('half a metre of cloth weighs half', function () use ($goods): void {
    same(625, $goods([aLine(['quantity' => 0.5])])->weightGrams());
});
