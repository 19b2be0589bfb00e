<?php

declare(strict_types=1);

require_once __DIR__ . '/stage.php';

stand('2.3.0.2', 'admin');

test('2.3 keeps a method under its bare name and guards its administration by `token`', function (): void {
    $stage = new OcStage();
    $stage->saveMethod('door', ['isOn' => '1']);

    same('1', $stage->setting('courier_checkout_door_status'));
    same(true, strpos($stage->page('courier_checkout'), 'index.php?route=extension/shipping/courier_checkout&amp;token=') !== false);
});

require __DIR__ . '/life.php';
