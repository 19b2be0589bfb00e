<?php

declare(strict_types=1);

use CourierWoo\OrderReader;
use CourierWoo\Plugin;

require_once __DIR__ . '/stage.php';

/** A plugin of several warehouses: each product in a package of its own. */
function splitCart(): void
{
    add_filter('woocommerce_cart_shipping_packages', static function (array $packages): array {
        $split = [];
        foreach ($packages[0]['contents'] ?? [] as $key => $line) {
            $split[] = ['contents' => [$key => $line], 'contents_cost' => $line['line_total']] + $packages[0];
        }

        return $split;
    });
}

test('a cart in one package has both rows, priced by one call', function (): void {
    $stage = new Stage();
    $stage->fill([$stage->lamp => 1]);

    same([DOOR => 380.0, POINTS => 280.0], $stage->costs());
    same(['POST /v1/quotes'], $stage->gateway->calls());
    same(1250, $stage->gateway->lastBody()['cart']['weightGrams']);
});

test('a split cart asks for each package with its own goods and weight', function (): void {
    $stage = new Stage();
    splitCart();
    $stage->fill([$stage->lamp => 1, $stage->product('Table', '9000', '14') => 1]);

    same(['POST /v1/quotes', 'POST /v1/quotes'], $stage->gateway->calls());
    $weights = array_map(
        static fn ($request): int => json_decode($request->body, true)['cart']['weightGrams'],
        $stage->gateway->requests
    );
    same([1250, 14000], $weights);
});

test('each package keeps its own choice, price and part of the order', function (): void {
    $stage = new Stage();
    splitCart();
    $stage->fill([$stage->lamp => 1, $stage->product('Table', '9000', '14') => 2]);
    $stage->choose(0, POINTS);
    $stage->choose(1, DOOR);
    $placed = $stage->place();

    $id = $placed['order'] ?? json_encode($placed, JSON_UNESCAPED_UNICODE);
    same([$id, "{$id}.2"], OrderReader::parts(wc_get_order($id)));
    $parts = [Plugin::get()->shop->order($id), Plugin::get()->shop->order("{$id}.2")];
    same(['pickup_point', 'door'], [$parts[0]->selection->method, $parts[1]->selection->method]);
    same([28000, 38000], [$parts[0]->deliveryFee, $parts[1]->deliveryFee]);
    same([125000 + 28000, 1800000 + 38000], [$parts[0]->total, $parts[1]->total]);
    same([['Lamp'], ['Table']], array_map(
        static fn ($part): array => array_column($part->lines, 'name'),
        $parts
    ));
    same([$id, "{$id}.2"], [$parts[0]->reference, $parts[1]->reference]);
});

test('each part of a split order is sent as a shipment of its own, and its news find it', function (): void {
    $stage = new Stage();
    splitCart();
    $stage->fill([$stage->lamp => 1, $stage->product('Table', '9000', '14') => 1]);
    $stage->choose(0, POINTS);
    $stage->choose(1, DOOR);
    $id = $stage->place()['order'];
    $stage->gateway->answer('POST /v1/shipments', static fn (array $body): array => [
        201, aShipment(['reference' => $body['reference'], 'courierReference' => $body['reference']]),
    ]);

    foreach (OrderReader::parts(wc_get_order($id)) as $part) {
        same('done', Plugin::get()->delivery->sending()->send($part)->kind);
    }

    $kept = array_map(
        static fn (string $part): string => Plugin::get()->shop->shipment($part)['courierReference'],
        [$id, "{$id}.2"]
    );
    same([$id, "{$id}.2"], $kept);
    same("{$id}.2", Plugin::get()->shop->findOrderId("{$id}.2"));
});

test('a token of one package does not price the other', function (): void {
    $stage = new Stage();
    splitCart();
    $stage->fill([$stage->lamp => 1, $stage->product('Table', '9000', '14') => 1]);
    $stage->choose(0, POINTS);
    $stage->choose(1, POINTS);
    $foreign = $stage->token(0, POINTS);
    Plugin::get()->session()->keepToken(1, $foreign, 'ru казань');
    WC()->cart->calculate();

    same(true, isset($stage->place()['refused']));
});

test('what a cart’s answer carries for us stays below two kilobytes', function (): void {
    $stage = new Stage();
    $stage->fill([$stage->lamp => 3, $stage->product('Table', '9000', '14') => 1, $stage->product('Vase', '700', '2') => 2]);
    $stage->choose(0, POINTS);
    $told = (Site::$storeApi['data']['courier-checkout'])();

    same(1, count($told['packages']));
    same(true, strlen((string) json_encode($told)) < 2048);
});

test('one product in two packages is sent once: each part has its own pieces and their price', function (): void {
    $stage = new Stage();
    add_filter('woocommerce_cart_shipping_packages', static function (array $packages): array {
        $split = [];
        foreach ([1, 2] as $quantity) {
            $contents = array_map(static fn (array $line): array => [
                'quantity' => $quantity, 'line_total' => $line['line_total'] / 3 * $quantity, 'line_tax' => $line['line_tax'] / 3 * $quantity,
            ] + $line, $packages[0]['contents'] ?? []);
            $split[] = ['contents' => $contents] + $packages[0];
        }

        return $split;
    });
    $stage->fill([$stage->product('Cup', '33.334', '0.2') => 3]);
    $stage->choose(0, DOOR);
    $stage->choose(1, DOOR);
    $id = $stage->place()['order'];
    $parts = array_map(static fn (string $part) => Plugin::get()->shop->order($part), [$id, "{$id}.2"]);

    same([1.0, 2.0], array_map(static fn ($part): float => $part->lines[0]->quantity, $parts));
    same([3333 + 38000, 6667 + 38000], array_column($parts, 'total'));
});
