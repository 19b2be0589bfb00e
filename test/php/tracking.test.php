<?php

declare(strict_types=1);

use CourierCore\Response;
use CourierCore\Tracking;

require __DIR__ . '/order-stage.php';

/** Order 55 is with the courier, and the gateway tells of it. */
final class TrackedOrder extends OrderStage
{
    public Tracking $tracking;

    /** @param array<string, mixed> $order @param array<string, mixed> $settings */
    public function __construct(array $order = [], array $settings = [])
    {
        parent::__construct($order, $settings);
        $this->shop->shipments['55'] = ['state' => 'sent', 'attempt' => 1, 'told' => 'sent#1 '];
        $this->tracking = $this->delivery->tracking();
    }

    /** The webhook, signed as the gateway does or with another key. @param array<string, mixed> $event */
    public function deliver(array $event, ?string $key = null): Response
    {
        $body = (string) json_encode($event);
        $mac = hash_hmac('sha256', NOW . '.' . $body, $key ?? hash_hkdf('sha256', SK, 32, 'webhook'));

        return $this->tracking->receive($body, 't=' . NOW . ",kid=k7q2,v1={$mac}");
    }
}

/** @return array<string, mixed> */
function delivered(): array
{
    return aTracking(['status' => 'delivered', 'at' => '2026-09-23T10:00:00.000Z']);
}

test('delivered completes the order by default', function (): void {
    $stage = new TrackedOrder();

    same(200, $stage->deliver(anEvent(['tracking' => delivered()]))->status);
    same(['status 55 completed'], $stage->shop->history);
});

test('the challenge is answered', function (): void {
    $stage = new TrackedOrder();

    $reply = $stage->deliver(['kind' => 'challenge', 'challenge' => 'abc']);

    same([200, '{"challenge":"abc"}'], [$reply->status, $reply->body]);
});

test('a forged event is refused and changes nothing', function (): void {
    $stage = new TrackedOrder();

    $reply = $stage->deliver(anEvent(['tracking' => delivered()]), 'guessed');

    same([401, []], [$reply->status, $stage->shop->history]);
    same(401, $stage->tracking->receive('{}', '')->status);
    same(401, $stage->deliver(anEvent(['installation' => 'ins_other']))->status);
});

test('a repeated event happens once', function (): void {
    $stage = new TrackedOrder();

    $stage->deliver(anEvent(['tracking' => delivered()]));
    $stage->shop->orders['55']['status'] = 'processing';
    $stage->deliver(anEvent(['number' => 9, 'waybill' => 'W9', 'tracking' => delivered()]));

    same([1, ''], [count($stage->shop->history), $stage->shop->shipments['55']['waybill']]);
    same(1, count($stage->shop->shipments['55']['events']));
});

test('an older number never overwrites a newer one', function (): void {
    $stage = new TrackedOrder();

    $stage->deliver(anEvent(['event' => 'e5', 'number' => 5, 'waybill' => 'W5', 'tracking' => null]));
    $stage->deliver(anEvent(['event' => 'e4', 'number' => 4, 'waybill' => 'W4', 'tracking' => null]));

    same('W5', $stage->shop->shipments['55']['waybill']);
});

test('events of an older attempt are shown and never applied', function (): void {
    $stage = new TrackedOrder();
    $stage->shop->shipments['55'] = ['state' => 'sent', 'attempt' => 2];

    $stage->deliver(anEvent(['attempt' => 1, 'state' => 'cancelled', 'tracking' => delivered()]));

    same([1, 'sent', []], [
        count($stage->shop->shipments['55']['events']),
        $stage->shop->shipments['55']['state'],
        $stage->shop->history,
    ]);
});

test('what the driver said and the depot has not confirmed moves nothing', function (): void {
    $stage = new TrackedOrder();

    $stage->deliver(anEvent(['tracking' => aTracking(['status' => 'delivered', 'provisional' => true])]));

    same([[], 1], [$stage->shop->history, count($stage->shop->shipments['55']['events'])]);
});

test('unmapped and unknown change nothing', function (): void {
    $stage = new TrackedOrder();

    $stage->deliver(anEvent(['tracking' => aTracking(['status' => 'ready_for_pickup'])]));
    $stage->deliver(anEvent(['event' => 'e2', 'number' => 2, 'tracking' => aTracking(['status' => 'unknown'])]));

    same([], $stage->shop->history);
});

test('a late event never moves the order backwards', function (): void {
    $stage = new TrackedOrder([], ['statusMap' => ['delivered' => 'arrived', 'in_transit' => 'on-the-way']]);

    $stage->deliver(anEvent(['event' => 'e2', 'number' => 2, 'tracking' => delivered()]));
    $stage->deliver(anEvent(['event' => 'e1', 'number' => 1]));
    $stage->deliver(anEvent(['event' => 'e3', 'number' => 3]));

    same(['status 55 arrived'], $stage->shop->history);
});

test('an unmapped final status still holds back what comes late', function (): void {
    $stage = new TrackedOrder([], ['statusMap' => ['in_transit' => 'on-the-way']]);

    $stage->deliver(anEvent(['event' => 'e2', 'number' => 2, 'tracking' => delivered()]));
    $stage->deliver(anEvent(['event' => 'e3', 'number' => 3]));

    same([], $stage->shop->history);
});

test('a closed order is not moved any more', function (): void {
    $stage = new TrackedOrder(['isClosed' => true, 'status' => 'refunded']);

    $stage->deliver(anEvent(['tracking' => delivered()]));

    same([], $stage->shop->history);
});

test('with the return of statuses off the order stays', function (): void {
    $stage = new TrackedOrder([], ['returnStatuses' => '0']);

    $stage->deliver(anEvent(['tracking' => delivered()]));

    same([], $stage->shop->history);
});

test('a rejection that comes later is a failure like any other, told once', function (): void {
    $stage = new TrackedOrder([], ['failureStatus' => 'failed', 'failureEmail' => '1']);
    $rejected = [
        'kind' => 'state',
        'state' => 'rejected',
        'tracking' => null,
        'reason' => ['code' => 'courier_rejected', 'message' => 'bad phone'],
    ];

    $stage->deliver(anEvent($rejected));
    $stage->deliver(anEvent(['event' => 'e2', 'number' => 2] + $rejected));

    same([['status 55 failed'], 1], [$stage->shop->history, count($stage->shop->mails)]);
});

test('an event of a deleted order is taken and forgotten', function (): void {
    $stage = new TrackedOrder();

    same(200, $stage->deliver(anEvent(['reference' => '999']))->status);
    same([], $stage->shop->history);
});

test('pull reads the feed to its end and goes on from there', function (): void {
    $stage = new TrackedOrder();
    $pages = [
        '' => ['events' => [anEvent()], 'next' => 'c1'],
        'c1' => ['events' => [anEvent(['event' => 'e2', 'number' => 2, 'tracking' => delivered()])], 'next' => 'c2'],
        'c2' => ['events' => [], 'next' => 'c2'],
    ];
    $stage->gateway->answer('GET /v1/tracking-events', function (array $body, $request) use ($pages): array {
        parse_str((string) parse_url($request->url, PHP_URL_QUERY), $query);

        return [200, $pages[$query['after']]];
    });

    same([2, 0], [$stage->tracking->pull(), $stage->tracking->pull()]);
    same(['status 55 completed'], $stage->shop->history);
    same(['after' => 'c2'], $stage->shop->saved['feed:ins_3fk9']);
});
