<?php

declare(strict_types=1);

use CourierCore\Checkout;
use CourierCore\Selection;

require __DIR__ . '/order-stage.php';

/** Order 55, what is kept of its shipment, and the language of who looks at it. */
final class ShownOrder extends OrderStage
{
    /** @param array<string, mixed> $order @param array<string, mixed> $shipment */
    public function __construct(array $order = [], array $shipment = [], string $locale = 'en')
    {
        parent::__construct($order);
        $this->shop->locale = $locale;
        $this->shop->shipments['55'] = $shipment;
        // The language is asked for once.
        $this->delivery = $this->deliveryAt(NOW);
    }

    /** @return array<string, mixed> what the back office shows of it */
    public function block(): array
    {
        return $this->delivery->orderBlock('55');
    }
}

/** `send!`: offered first; `label-`: shown, and cannot be pressed. @return string[] */
function actions(array $block): array
{
    return array_map(
        static fn (array $action): string => $action['id'] . ($action['isPrimary'] ? '!' : '') . ($action['isEnabled'] ? '' : '-'),
        $block['actions']
    );
}

test('a fresh order is one sentence and one button', function (): void {
    $shown = new ShownOrder();

    $block = $shown->block();

    same(['none', 'Not sent to the courier yet.'], [$block['state'], $block['sentence']]);
    same(['send!', 'choose'], actions($block));
    same('Казань город, ПВЗ «На Ленина», ул. Ленина, 21', $block['destination']['text']);
    same([], $block['notices']);
});

test('what the buyer asked of the driver in the chooser only is shown', function (): void {
    $claims = ['method' => 'door', 'address' => ['street' => 'Лесная', 'house' => '5'], 'note' => 'ring twice'];
    $door = Selection::fromClaims($claims + someClaims());
    $note = fn (array $order): string => (new ShownOrder($order))->block()['destination']['note'];

    same('ring twice', $note(['selection' => $door]));
    same('', $note(['selection' => $door, 'buyerComment' => 'ring twice']));
    same('', $note([]));
});

test('an order without a choice asks for one first', function (): void {
    $shown = new ShownOrder(['selection' => null, 'marks' => [Checkout::NO_SELECTION, Checkout::OUTSIDE_CHECKOUT]]);

    $block = $shown->block();

    same(null, $block['destination']);
    same(['send', 'choose!'], actions($block));
    same(2, count($block['notices']));
});

test('a sent order says its number and where it is', function (): void {
    $shown = new ShownOrder([], [
        'state' => 'sent',
        'attempt' => 1,
        'courierReference' => 'SHOP-1001',
        'events' => [aTracking(), aTracking(['status' => 'delivered', 'provisional' => true])],
    ]);

    $block = $shown->block();

    same('Sent, no. SHOP-1001: delivered (reported by the driver).', $block['sentence']);
    same(['refresh', 'label!', 'edit-', 'choose', 'cancel'], actions($block));
    same(['delivered (reported by the driver)', 'in transit'], array_column($block['events'], 'text'));
});

test('an unknown word of the courier is shown as it is', function (): void {
    $shown = new ShownOrder([], [
        'state' => 'sent',
        'events' => [aTracking(['status' => 'unknown', 'courierStatus' => 'ODD', 'title' => 'Странно'])],
    ]);

    same('Странно', $shown->block()['events'][0]['text']);
});

test('an order edited after sending offers to pass the changes on', function (): void {
    $shown = new ShownOrder();
    $shown->gateway->answer('POST /v1/shipments', aShipment());
    $shown->send();
    same(['refresh', 'label!', 'edit-', 'choose', 'cancel'], actions($shown->block()));

    $shown->shop->orders['55']['lines'] = [aLine(['quantity' => 2])];
    $block = $shown->block();

    same(['refresh', 'label', 'edit!', 'choose', 'cancel'], actions($block));
    same(['The order has changed since it was sent. Pass the changes on.'], $block['notices']);
});

test('a cancelled order offers to cancel its delivery', function (): void {
    $shown = new ShownOrder(['isCancelled' => true], ['state' => 'sent', 'attempt' => 1]);

    $block = $shown->block();

    same(['refresh', 'label', 'edit-', 'choose', 'cancel!'], actions($block));
    same(true, strpos($block['notices'][0], 'Cancel it with the courier') !== false);
});

test('a cancelled order that was never sent cannot be', function (): void {
    $shown = new ShownOrder(['isCancelled' => true]);

    same(['send-', 'choose'], actions($shown->block()));
});

test('another delivery method offers to cancel too', function (): void {
    $shown = new ShownOrder(['methodKey' => 'post'], ['state' => 'sent', 'attempt' => 1]);

    same(true, strpos($shown->block()['notices'][0], 'method was changed') !== false);
});

test('a rejection shows the courier’s words and the button that cures it', function (): void {
    $shown = new ShownOrder([], [
        'state' => 'rejected',
        'attempt' => 1,
        'reason' => ['code' => 'courier_rejected', 'message' => 'no', 'courierMessage' => 'Неверный телефон'],
    ], 'ru_RU');

    $block = $shown->block();

    same('Курьерская служба не приняла заказ. Неверный телефон', $block['sentence']);
    same('Отправить снова', $block['actions'][0]['label']);
    same(['send!', 'choose'], actions($block));
});

test('an unclear one shows both orders and asks', function (): void {
    $shown = new ShownOrder([], ['state' => 'unclear', 'courierReference' => 'SHOP-1001', 'found' => [
        'courierReference' => 'SHOP-1001',
        'createdOn' => '2025-01-01',
        'recipientName' => 'Someone Else',
        'orderSum' => ['amount' => 99900, 'currency' => 'RUB'],
    ]]);

    $block = $shown->block();

    same(['resolve_ours!', 'resolve_foreign', 'refresh'], actions($block));
    same("1\u{a0}549\u{a0}₽", $block['candidates']['ours']['sum']);
    same(
        ['number' => 'SHOP-1001', 'recipient' => 'Someone Else', 'sum' => "999\u{a0}₽", 'createdOn' => '2025-01-01'],
        $block['candidates']['courier']
    );
});

test('a label is not offered before the courier has taken the order', function (): void {
    $shown = new ShownOrder([], ['state' => 'queued', 'attempt' => 1]);

    $block = $shown->block();

    same(['refresh', 'label-', 'edit-', 'choose', 'cancel'], actions($block));
    same(true, $block['needsRefresh']);
});

test('a shipment the gateway gave up on can be sent again or cancelled', function (): void {
    $shown = new ShownOrder([], ['state' => 'queued', 'attempt' => 1, 'isGivenUp' => true]);

    same(['send!', 'refresh', 'choose', 'cancel'], actions($shown->block()));
});

test('a partly paid order cannot be sent and says why', function (): void {
    $shown = new ShownOrder(['paidAmount' => 1000]);

    $block = $shown->block();

    same(['send-', 'choose'], actions($block));
    same($block['notices'][0], $block['actions'][0]['reason']);
});

test('nothing is changed twice while the courier is asked', function (): void {
    $shown = new ShownOrder([], ['state' => 'sent', 'attempt' => 1, 'pending' => 'cancel']);

    $block = $shown->block();

    same(['refresh', 'label!', 'edit-', 'choose-', 'cancel-'], actions($block));
    same('The cancellation waits for the courier’s answer.', $block['sentence']);
});

test('a label of a cancelled delivery is not offered', function (): void {
    $shown = new ShownOrder([], ['state' => 'cancelled', 'attempt' => 1]);

    same(['send!', 'choose'], actions($shown->block()));
});

test('where the shop’s address differs from the selection’s both are shown', function (): void {
    $claims = ['method' => 'door', 'address' => ['street' => 'Лесная', 'house' => '5']];
    $selection = Selection::fromClaims(array_diff_key(someClaims($claims), ['point' => 1]));
    $shown = new ShownOrder(['selection' => $selection, 'methodKey' => 'door']);

    same('Казань, ул. Ленина, 7', $shown->block()['destination']['shopAddress']);
    $shown->shop->orders['55']['recipient']['address'] = 'ул. Лесная, 5';
    same('', $shown->block()['destination']['shopAddress']);
});

test('the buyer sees the waybill and what is confirmed', function (): void {
    $shown = new ShownOrder([], [
        'state' => 'sent',
        'waybill' => 'W-9',
        'events' => [aTracking(), aTracking(['status' => 'delivered', 'provisional' => true])],
    ]);

    $block = $shown->delivery->buyerBlock('55');

    same(['W-9', 'Pickup point', ['in transit']], [
        $block['waybill'],
        $block['method'],
        array_column($block['events'], 'text'),
    ]);
});

test('a step that the courier tells in two of its words is told to the buyer once', function (): void {
    $again = aTracking(['at' => '2026-09-22T11:00:00.000Z', 'courierStatus' => 'DEPARTURE2']);
    $elsewhere = aTracking(['at' => '2026-09-22T12:00:00.000Z', 'place' => 'Казань']);
    $shown = new ShownOrder([], ['state' => 'sent', 'events' => [aTracking(), $again, $elsewhere]]);

    same(
        [['2026-09-22T12:00:00.000Z', 'Казань'], ['2026-09-22T10:00:00.000Z', '']],
        array_map(static fn (array $e): array => [$e['at'], $e['place']], $shown->delivery->buyerBlock('55')['events'])
    );
});

test('a deleted order has no block', function (): void {
    $shown = new ShownOrder();

    same([null, null], [$shown->delivery->orderBlock('404'), $shown->delivery->buyerBlock('404')]);
});

test('the chooser of an order asks by the courier account that carries it', function (): void {
    $stage = new OrderStage(['methodKey' => 'vendor']);
    $stage->shop->methods = [
        'door' => ['method' => 'door'],
        'pickup' => ['method' => 'pickup_point'],
        'vendor' => ['method' => 'pickup_point', 'account' => 'vendor'],
    ];
    $stage->shop->save('installation:vendor', ['publishableKey' => 'pk_vendor', 'installationId' => 'ins_vendor'] + INSTALLATION);
    $own = $stage->delivery->orderPanel('55', '')['chooser'];
    $stage->shop->orders['55']['methodKey'] = 'door';
    $shops = $stage->delivery->orderPanel('55', '')['chooser'];

    same(['pk_vendor', ['vendor']], [$own['shop'], array_column($own['methods'], 'ruleSet')]);
    same(['pk_3fk9', ['door', 'pickup']], [$shops['shop'], array_column($shops['methods'], 'ruleSet')]);
});
