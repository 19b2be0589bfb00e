<?php

declare(strict_types=1);

use CourierCore\Checkout;
use CourierCore\Delivery;
use CourierCore\Selection;

/** @return array{0: FakeShop, 1: Delivery, 2: FakeTransport} */
$open = function (array $order = [], array $shipment = [], string $locale = 'en'): array {
    $shop = new FakeShop();
    $shop->locale = $locale;
    $shop->orders['55'] = anOrder($order);
    $shop->shipments['55'] = $shipment;
    $transport = new FakeTransport();

    return [$shop, new Delivery($shop, $transport, fn (): int => NOW), $transport];
};
$actions = fn (array $block): array => array_map(
    fn (array $action): string => $action['id'] . ($action['isPrimary'] ? '!' : '') . ($action['isEnabled'] ? '' : '-'),
    $block['actions']
);

test('a fresh order is one sentence and one button', function () use ($open, $actions): void {
    [, $delivery] = $open();

    $block = $delivery->orderBlock('55');

    same(['none', 'Not sent to the courier yet.'], [$block['state'], $block['sentence']]);
    same(['send!', 'choose'], $actions($block));
    same('Казань город, ПВЗ «На Ленина», ул. Ленина, 21', $block['destination']['text']);
    same([], $block['notices']);
});

test('what the buyer asked of the driver in the chooser only is shown', function () use ($open): void {
    $claims = ['method' => 'door', 'address' => ['street' => 'Лесная', 'house' => '5'], 'note' => 'ring twice'];
    $door = Selection::fromClaims($claims + someClaims());
    $note = fn (array $order): string => $open($order)[1]->orderBlock('55')['destination']['note'];

    same('ring twice', $note(['selection' => $door]));
    same('', $note(['selection' => $door, 'buyerComment' => 'ring twice']));
    same('', $note([]));
});

test('an order without a choice asks for one first', function () use ($open, $actions): void {
    [, $delivery] = $open(['selection' => null, 'marks' => [Checkout::NO_SELECTION, Checkout::OUTSIDE_CHECKOUT]]);

    $block = $delivery->orderBlock('55');

    same(null, $block['destination']);
    same(['send', 'choose!'], $actions($block));
    same(2, count($block['notices']));
});

test('a sent order says its number and where it is', function () use ($open, $actions): void {
    [, $delivery] = $open([], [
        'state' => 'sent',
        'attempt' => 1,
        'courierReference' => 'SHOP-1001',
        'events' => [aTracking(), aTracking(['status' => 'delivered', 'provisional' => true])],
    ]);

    $block = $delivery->orderBlock('55');

    same('Sent, no. SHOP-1001: delivered (reported by the driver).', $block['sentence']);
    same(['refresh', 'label!', 'edit-', 'choose', 'cancel'], $actions($block));
    same(['delivered (reported by the driver)', 'in transit'], array_column($block['events'], 'text'));
});

test('an unknown word of the courier is shown as it is', function () use ($open): void {
    [, $delivery] = $open([], [
        'state' => 'sent',
        'events' => [aTracking(['status' => 'unknown', 'courierStatus' => 'ODD', 'title' => 'Странно'])],
    ]);

    same('Странно', $delivery->orderBlock('55')['events'][0]['text']);
});

test('an order edited after sending offers to pass the changes on', function () use ($open, $actions): void {
    [$shop, $delivery, $gateway] = $open();
    $gateway->answer('POST /v1/shipments', aShipment());
    $delivery->sending()->send('55');
    same(['refresh', 'label!', 'edit-', 'choose', 'cancel'], $actions($delivery->orderBlock('55')));

    $shop->orders['55']['lines'] = [aLine(['quantity' => 2])];
    $block = $delivery->orderBlock('55');

    same(['refresh', 'label', 'edit!', 'choose', 'cancel'], $actions($block));
    same(['The order has changed since it was sent. Pass the changes on.'], $block['notices']);
});

test('a cancelled order offers to cancel its delivery', function () use ($open, $actions): void {
    [, $delivery] = $open(['isCancelled' => true], ['state' => 'sent', 'attempt' => 1]);

    $block = $delivery->orderBlock('55');

    same(['refresh', 'label', 'edit-', 'choose', 'cancel!'], $actions($block));
    same(true, strpos($block['notices'][0], 'Cancel it with the courier') !== false);
});

test('a cancelled order that was never sent cannot be', function () use ($open, $actions): void {
    [, $delivery] = $open(['isCancelled' => true]);

    same(['send-', 'choose'], $actions($delivery->orderBlock('55')));
});

test('another delivery method offers to cancel too', function () use ($open): void {
    [, $delivery] = $open(['methodKey' => 'post'], ['state' => 'sent', 'attempt' => 1]);

    same(true, strpos($delivery->orderBlock('55')['notices'][0], 'method was changed') !== false);
});

test('a rejection shows the courier’s words and the button that cures it', function () use ($open, $actions): void {
    [, $delivery] = $open([], [
        'state' => 'rejected',
        'attempt' => 1,
        'reason' => ['code' => 'courier_rejected', 'message' => 'no', 'courierMessage' => 'Неверный телефон'],
    ], 'ru_RU');

    $block = $delivery->orderBlock('55');

    same('Курьерская служба не приняла заказ. Неверный телефон', $block['sentence']);
    same('Отправить снова', $block['actions'][0]['label']);
    same(['send!', 'choose'], $actions($block));
});

test('an unclear one shows both orders and asks', function () use ($open, $actions): void {
    [, $delivery] = $open([], ['state' => 'unclear', 'courierReference' => 'SHOP-1001', 'found' => [
        'courierReference' => 'SHOP-1001',
        'createdOn' => '2025-01-01',
        'recipientName' => 'Someone Else',
        'orderSum' => ['amount' => 99900, 'currency' => 'RUB'],
    ]]);

    $block = $delivery->orderBlock('55');

    same(['resolve_ours!', 'resolve_foreign', 'refresh'], $actions($block));
    same("1\u{a0}549\u{a0}₽", $block['candidates']['ours']['sum']);
    same(
        ['number' => 'SHOP-1001', 'recipient' => 'Someone Else', 'sum' => "999\u{a0}₽", 'createdOn' => '2025-01-01'],
        $block['candidates']['courier']
    );
});

test('a label is not offered before the courier has taken the order', function () use ($open, $actions): void {
    [, $delivery] = $open([], ['state' => 'queued', 'attempt' => 1]);

    $block = $delivery->orderBlock('55');

    same(['refresh', 'label-', 'edit-', 'choose', 'cancel'], $actions($block));
    same(true, $block['needsRefresh']);
});

test('a shipment the gateway gave up on can be sent again or cancelled', function () use ($open, $actions): void {
    [, $delivery] = $open([], ['state' => 'queued', 'attempt' => 1, 'isGivenUp' => true]);

    same(['send!', 'refresh', 'choose', 'cancel'], $actions($delivery->orderBlock('55')));
});

test('a partly paid order cannot be sent and says why', function () use ($open, $actions): void {
    [, $delivery] = $open(['paidAmount' => 1000]);

    $block = $delivery->orderBlock('55');

    same(['send-', 'choose'], $actions($block));
    same($block['notices'][0], $block['actions'][0]['reason']);
});

test('nothing is changed twice while the courier is asked', function () use ($open, $actions): void {
    [, $delivery] = $open([], ['state' => 'sent', 'attempt' => 1, 'pending' => 'cancel']);

    $block = $delivery->orderBlock('55');

    same(['refresh', 'label!', 'edit-', 'choose-', 'cancel-'], $actions($block));
    same('The cancellation waits for the courier’s answer.', $block['sentence']);
});

test('a label of a cancelled delivery is not offered', function () use ($open, $actions): void {
    [, $delivery] = $open([], ['state' => 'cancelled', 'attempt' => 1]);

    same(['send!', 'choose'], $actions($delivery->orderBlock('55')));
});

test('where the shop’s address differs from the selection’s both are shown', function () use ($open): void {
    $claims = ['method' => 'door', 'address' => ['street' => 'Лесная', 'house' => '5']];
    $selection = Selection::fromClaims(array_diff_key(someClaims($claims), ['point' => 1]));
    [$shop, $delivery] = $open(['selection' => $selection, 'methodKey' => 'door']);

    same('Казань, ул. Ленина, 7', $delivery->orderBlock('55')['destination']['shopAddress']);
    $shop->orders['55']['recipient']['address'] = 'ул. Лесная, 5';
    same('', $delivery->orderBlock('55')['destination']['shopAddress']);
});

test('the buyer sees the waybill and what is confirmed', function () use ($open): void {
    [, $delivery] = $open([], [
        'state' => 'sent',
        'waybill' => 'W-9',
        'events' => [aTracking(), aTracking(['status' => 'delivered', 'provisional' => true])],
    ]);

    $block = $delivery->buyerBlock('55');

    same(['W-9', 'Pickup point', ['in transit']], [
        $block['waybill'],
        $block['method'],
        array_column($block['events'], 'text'),
    ]);
});

test('a step that the courier tells in two of its words is told to the buyer once', function () use ($open): void {
    $again = aTracking(['at' => '2026-09-22T11:00:00.000Z', 'courierStatus' => 'DEPARTURE2']);
    $elsewhere = aTracking(['at' => '2026-09-22T12:00:00.000Z', 'place' => 'Казань']);
    [, $delivery] = $open([], ['state' => 'sent', 'events' => [aTracking(), $again, $elsewhere]]);

    same(
        [['2026-09-22T12:00:00.000Z', 'Казань'], ['2026-09-22T10:00:00.000Z', '']],
        array_map(static fn (array $e): array => [$e['at'], $e['place']], $delivery->buyerBlock('55')['events'])
    );
});

test('a deleted order has no block', function () use ($open): void {
    [, $delivery] = $open();

    same([null, null], [$delivery->orderBlock('404'), $delivery->buyerBlock('404')]);
});
