<?php

declare(strict_types=1);

use CourierCsCart\Plugin;

const AREA = 'C';

require_once __DIR__ . '/stage.php';

/** A tax of 20 % on pickup. */
function taxedStage(string $isInside): Stage
{
    $stage = new Stage();
    $tax = Platform::add('taxes', ['price_includes_tax' => $isInside]);
    Platform::add('tax_rates', ['tax_id' => $tax, 'destination_id' => 1, 'rate_value' => 20]);
    db_query('UPDATE ?:shippings SET tax_ids = ?s WHERE shipping_id = ?i', (string) $tax, PICKUP);
    $stage->calculate();

    return $stage;
}

test('where CS-Cart adds a tax to the method it gets the net part, and the buyer pays the courier\'s price', function (): void {
    $stage = taxedStage('N');
    foreach ([28000, 28001, 28002, 28003, 28004, 28005, 28006] as $price) {
        $stage->choose(PICKUP, $stage->token(PICKUP, ['price' => ['amount' => $price, 'currency' => 'RUB']]));
        $cart = Tygh::$app['session']['cart'];

        same(round($price / 120, 2), $cart['product_groups'][0]['shippings'][PICKUP]['rate']);
        same(true, abs($cart['total'] - 1250 - $price / 100) < 0.011);
    }
    $order = Plugin::the()->shop()->order((string) $stage->order());

    same([true, []], [abs($order->deliveryFee - 28006) <= 1, $order->marks]);
    same($order->total, $order->deliveryFee + 125000);
});

test('a tax that is in the price, or of another area, takes nothing off', function (): void {
    $stage = taxedStage('Y');
    $inside = array_column($stage->calculate(), 'rate', 'shipping_id')[PICKUP];
    db_query("UPDATE ?:taxes SET price_includes_tax = 'N'");
    db_query('UPDATE ?:tax_rates SET destination_id = 2');
    $elsewhere = array_column($stage->calculate(), 'rate', 'shipping_id')[PICKUP];

    same([280.0, 280.0], [$inside, $elsewhere]);
});

test('a cost that somebody lowered is not the price of the token, taxed or not', function (): void {
    $stage = taxedStage('N');
    $stage->choose(PICKUP, $stage->token(PICKUP));
    $cart = Tygh::$app['session']['cart'];
    $kept = Tygh::$app['session']['calculated_shipping_rates'];
    $kept[0][PICKUP]['cost'] = 1.0;
    Tygh::$app['session']['calculated_shipping_rates'] = $kept;
    Tygh::$app['session']['cart'] = $cart;

    same(0, $stage->order());
});
