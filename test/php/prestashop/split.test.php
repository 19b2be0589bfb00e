<?php

declare(strict_types=1);

use CourierPresta\Hooks;
use CourierPresta\Plugin;

require_once __DIR__ . '/stage.php';

/** A cart of two products that PrestaShop sends by themselves. */
function splitCart(): Stage
{
    $stage = new Stage();
    Cart::$isSplit = true;
    Cart::$rows[10]['id_carrier'] = PICKUP;
    Cart::$products[10][] = ['id_product' => 2, 'name' => 'Bulb', 'weight' => 0.5, 'total_wt' => 300.0] + Cart::$products[10][0];

    return $stage;
}

/** @return array<int, array<string, mixed>> what the widget of each part is told */
function partsShown(Stage $stage): array
{
    $stage->nextRequest();
    preg_match('/data-courier-place="([^"]*)"/', CourierCheckout::one()->hookDisplayCarrierExtraContent(['carrier' => ['id' => PICKUP]]), $found);

    return json_decode(html_entity_decode($found[1], ENT_QUOTES), true)['parts'];
}

/** A token for the part that holds this product alone. */
function tokenFor(int $index, string $point): string
{
    $cart = new Cart(10);

    return signed(someClaims([
        'price' => ['amount' => 28000, 'currency' => 'RUB'],
        'point' => ['code' => $point, 'name' => "ПВЗ {$point}", 'address' => 'ул. Ленина, 1'],
        'fingerprint' => Plugin::the()->offering()->cart($cart, [$cart->getProducts()[$index]])->fingerprint(),
    ]));
}

test('each part of a split cart has a chooser, and the step is left when all have a point', function (): void {
    $stage = splitCart();
    $parts = partsShown($stage);
    $problems = [];
    foreach ([0, 1] as $index) {
        $problems[] = (new Hooks($stage->nextRequest()))->stepProblem('delivery') !== null;
        $answer = $stage->post(['do' => 'selection', 'slot' => $parts[$index]['slot'], 'token' => tokenFor($index, (string) (1469 + $index))]);
        same([true, '₽560.00'], [$answer['ok'], $answer['price']]);
    }
    $problems[] = (new Hooks($stage->nextRequest()))->stepProblem('delivery') !== null;

    same([1250, 500], array_map(static fn (array $part): int => $part['cart']['weightGrams'], $parts));
    same([true, true, false], $problems);
});

test('each order of a split cart keeps its own point, and says it in e-mails and on papers', function (): void {
    $stage = splitCart();
    $parts = partsShown($stage);
    foreach ([0, 1] as $index) {
        $stage->post(['do' => 'selection', 'slot' => $parts[$index]['slot'], 'token' => tokenFor($index, (string) (1469 + $index))]);
    }
    $lines = [];
    foreach ([0, 1] as $index) {
        $orderId = (string) $stage->order('ps_cod', PICKUP, 1, [(new Cart(10))->getProducts()[$index]]);
        $stage->nextRequest();
        $mail = (new Hooks(Plugin::the()))->mailVariables(['{id_order}' => $orderId, '{carrier}' => 'Pickup'])['{carrier}'];
        $paper = CourierCheckout::one()->hookDisplayPDFDeliverySlip(['object' => (object) ['id_order' => $orderId]]);
        preg_match_all('/ПВЗ \d+/u', "{$mail} {$paper}", $found);
        $lines[] = $found[0];
    }

    same([['ПВЗ 1469', 'ПВЗ 1469'], ['ПВЗ 1470', 'ПВЗ 1470']], $lines);
});

test('picking a payment prices every part of a split cart', function (): void {
    $stage = splitCart();
    Cart::$rows[10]['id_carrier'] = DOOR;
    partsShown($stage);
    $stage->post(['do' => 'payment', 'payment' => 'ps_cod']);
    $stage->gateway->answer('POST /v1/quotes', Stage::quotes(40000, 30000));
    $answer = $stage->post(['do' => 'payment', 'payment' => 'ps_wire']);

    same("The delivery price has changed: it was 760\u{a0}₽ and is 800\u{a0}₽ now.", $answer['text']);
});
