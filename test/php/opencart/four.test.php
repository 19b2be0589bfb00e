<?php

declare(strict_types=1);

require_once __DIR__ . '/stage.php';

stand('4.1.0.4', 'admin');

test('installed, the extension listens where 4.1 calls, and asks its hourly cron', function (): void {
    $stage = new OcStage();
    $events = $stage->events();

    same(true, in_array('catalog/model/checkout/order.addHistory/after', $events, true));
    same(true, in_array('catalog/controller/checkout/confirm.confirm/before', $events, true));
    same(['hour'], array_column(Oc::$db->ask('SELECT cycle FROM oc_cron'), 'cycle'));
});

require __DIR__ . '/life.php';
