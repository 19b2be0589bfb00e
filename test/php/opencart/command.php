<?php

// One request to the shop, see `asked.php`.

declare(strict_types=1);

require __DIR__ . '/../harness.php';
require __DIR__ . '/../asked.php';
require __DIR__ . '/../../../plugins/core/autoload.php';
require __DIR__ . '/load.php';

$command = asked();
$ofAdmin = ['setUp', 'kept', 'form', 'page', 'act', 'block'];
$side = in_array($command['name'], $ofAdmin, true) ? 'admin' : 'catalog';
Oc::open((string) getenv('STATE'), $command['url'], $command['version'], $side);
Oc::session()->start($command['buyer'] ?? 'office');
answerWith(static function () use ($command) {
    $answer = [isset($command['buyer']) ? Visit::class : Desk::class, $command['name']]($command);
    Oc::session()->close();

    return $answer;
});
