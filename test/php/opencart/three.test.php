<?php

declare(strict_types=1);

require_once __DIR__ . '/stage.php';

stand('3.0.5.1', 'admin');

test('installed, the extension listens where 3.0 calls, and needs no cron of the shop', function (): void {
    $stage = new OcStage();
    $events = $stage->events();

    same(true, in_array('catalog/model/checkout/order/addOrderHistory/after', $events, true));
    same(true, in_array('catalog/controller/checkout/confirm/before', $events, true));
    same([], Oc::$db->ask('SELECT cycle FROM oc_cron'));
});

require __DIR__ . '/life.php';
