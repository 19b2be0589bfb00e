<?php

declare(strict_types=1);

use CourierCore\Delivery;
use CourierCore\Response;
use CourierCore\Tracking;

/** @return array{0: FakeShop, 1: Tracking, 2: FakeTransport} */
$open = function (array $order = [], array $settings = []): array {
    $shop = new FakeShop();
    $shop->settings = $settings + $shop->settings;
    $shop->orders['55'] = anOrder($order);
    $shop->shipments['55'] = ['state' => 'sent', 'attempt' => 1, 'told' => 'sent#1 '];
    $transport = new FakeTransport();

    return [$shop, (new Delivery($shop, $transport, fn (): int => NOW))->tracking(), $transport];
};
$deliver = function (Tracking $tracking, array $event, ?string $key = null): Response {
    $body = (string) json_encode($event);
    $mac = hash_hmac('sha256', NOW . '.' . $body, $key ?? hash_hkdf('sha256', SK, 32, 'webhook'));

    return $tracking->receive($body, 't=' . NOW . ",kid=k7q2,v1={$mac}");
};
$delivered = aTracking(['status' => 'delivered', 'at' => '2026-09-23T10:00:00.000Z']);

test('delivered completes the order by default', function () use ($open, $deliver, $delivered): void {
    [$shop, $tracking] = $open();

    same(200, $deliver($tracking, anEvent(['tracking' => $delivered]))->status);
    same(['status 55 completed'], $shop->history);
});

test('the challenge is answered', function () use ($open, $deliver): void {
    [, $tracking] = $open();

    $reply = $deliver($tracking, ['kind' => 'challenge', 'challenge' => 'abc']);

    same([200, '{"challenge":"abc"}'], [$reply->status, $reply->body]);
});

test('a forged event is refused and changes nothing', function () use ($open, $deliver, $delivered): void {
    [$shop, $tracking] = $open();

    $reply = $deliver($tracking, anEvent(['tracking' => $delivered]), 'guessed');

    same([401, []], [$reply->status, $shop->history]);
    same(401, $tracking->receive('{}', '')->status);
    same(401, $deliver($tracking, anEvent(['installation' => 'ins_other']))->status);
});

test('a repeated event happens once', function () use ($open, $deliver, $delivered): void {
    [$shop, $tracking] = $open();

    $deliver($tracking, anEvent(['tracking' => $delivered]));
    $shop->orders['55']['status'] = 'processing';
    $deliver($tracking, anEvent(['number' => 9, 'waybill' => 'W9', 'tracking' => $delivered]));

    same([1, ''], [count($shop->history), $shop->shipments['55']['waybill']]);
    same(1, count($shop->shipments['55']['events']));
});

test('an older number never overwrites a newer one', function () use ($open, $deliver): void {
    [$shop, $tracking] = $open();

    $deliver($tracking, anEvent(['event' => 'e5', 'number' => 5, 'waybill' => 'W5', 'tracking' => null]));
    $deliver($tracking, anEvent(['event' => 'e4', 'number' => 4, 'waybill' => 'W4', 'tracking' => null]));

    same('W5', $shop->shipments['55']['waybill']);
});

test('events of an older attempt are shown and never applied', function () use ($open, $deliver, $delivered): void {
    [$shop, $tracking] = $open();
    $shop->shipments['55'] = ['state' => 'sent', 'attempt' => 2];

    $deliver($tracking, anEvent(['attempt' => 1, 'state' => 'cancelled', 'tracking' => $delivered]));

    same([1, 'sent', []], [
        count($shop->shipments['55']['events']),
        $shop->shipments['55']['state'],
        $shop->history,
    ]);
});

test('what the driver said and the depot has not confirmed moves nothing', function () use ($open, $deliver): void {
    [$shop, $tracking] = $open();

    $deliver($tracking, anEvent(['tracking' => aTracking(['status' => 'delivered', 'provisional' => true])]));

    same([[], 1], [$shop->history, count($shop->shipments['55']['events'])]);
});

test('unmapped and unknown change nothing', function () use ($open, $deliver): void {
    [$shop, $tracking] = $open();

    $deliver($tracking, anEvent(['tracking' => aTracking(['status' => 'ready_for_pickup'])]));
    $deliver($tracking, anEvent(['event' => 'e2', 'number' => 2, 'tracking' => aTracking(['status' => 'unknown'])]));

    same([], $shop->history);
});

test('a late event never moves the order backwards', function () use ($open, $deliver, $delivered): void {
    [$shop, $tracking] = $open([], ['statusMap' => ['delivered' => 'arrived', 'in_transit' => 'on-the-way']]);

    $deliver($tracking, anEvent(['event' => 'e2', 'number' => 2, 'tracking' => $delivered]));
    $deliver($tracking, anEvent(['event' => 'e1', 'number' => 1]));
    $deliver($tracking, anEvent(['event' => 'e3', 'number' => 3]));

    same(['status 55 arrived'], $shop->history);
});

test('an unmapped final status still holds back what comes late', function () use ($open, $deliver, $delivered): void {
    [$shop, $tracking] = $open([], ['statusMap' => ['in_transit' => 'on-the-way']]);

    $deliver($tracking, anEvent(['event' => 'e2', 'number' => 2, 'tracking' => $delivered]));
    $deliver($tracking, anEvent(['event' => 'e3', 'number' => 3]));

    same([], $shop->history);
});

test('a closed order is not moved any more', function () use ($open, $deliver, $delivered): void {
    [$shop, $tracking] = $open(['isClosed' => true, 'status' => 'refunded']);

    $deliver($tracking, anEvent(['tracking' => $delivered]));

    same([], $shop->history);
});

test('with the return of statuses off the order stays', function () use ($open, $deliver, $delivered): void {
    [$shop, $tracking] = $open([], ['returnStatuses' => '0']);

    $deliver($tracking, anEvent(['tracking' => $delivered]));

    same([], $shop->history);
});

test('a rejection that comes later is a failure like any other, told once', function () use ($open, $deliver): void {
    [$shop, $tracking] = $open([], ['failureStatus' => 'failed', 'failureEmail' => '1']);
    $rejected = [
        'kind' => 'state',
        'state' => 'rejected',
        'tracking' => null,
        'reason' => ['code' => 'courier_rejected', 'message' => 'bad phone'],
    ];

    $deliver($tracking, anEvent($rejected));
    $deliver($tracking, anEvent(['event' => 'e2', 'number' => 2] + $rejected));

    same([['status 55 failed'], 1], [$shop->history, count($shop->mails)]);
});

test('an event of a deleted order is taken and forgotten', function () use ($open, $deliver): void {
    [$shop, $tracking] = $open();

    same(200, $deliver($tracking, anEvent(['reference' => '999']))->status);
    same([], $shop->history);
});

test('pull reads the feed to its end and goes on from there', function () use ($open, $delivered): void {
    [$shop, $tracking, $gateway] = $open();
    $pages = [
        '' => ['events' => [anEvent()], 'next' => 'c1'],
        'c1' => ['events' => [anEvent(['event' => 'e2', 'number' => 2, 'tracking' => $delivered])], 'next' => 'c2'],
        'c2' => ['events' => [], 'next' => 'c2'],
    ];
    $gateway->answer('GET /v1/tracking-events', function (array $body, $request) use ($pages): array {
        parse_str((string) parse_url($request->url, PHP_URL_QUERY), $query);

        return [200, $pages[$query['after']]];
    });

    same([2, 0], [$tracking->pull(), $tracking->pull()]);
    same(['status 55 completed'], $shop->history);
    same(['after' => 'c2'], $shop->saved['feed:ins_3fk9']);
});
