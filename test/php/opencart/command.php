<?php

// One request to the shop: COMMAND is `{ name, version, buyer?, … }` as JSON, STATE the file that outlives it. Prints
// the answer as JSON behind a mark, because an extension may print too.

declare(strict_types=1);

require __DIR__ . '/../harness.php';
require __DIR__ . '/../../../plugins/core/autoload.php';
require __DIR__ . '/load.php';

$command = json_decode((string) getenv('COMMAND'), true);
$ofAdmin = ['setUp', 'kept', 'form', 'page', 'act', 'block'];
$side = in_array($command['name'], $ofAdmin, true) ? 'admin' : 'catalog';
Oc::open((string) getenv('STATE'), $command['url'], $command['version'], $side);
Oc::session()->start($command['buyer'] ?? 'office');
ob_start();
$answer = [isset($command['buyer']) ? Visit::class : Desk::class, $command['name']]($command);
ob_end_clean();
Oc::session()->close();
echo "\x1eanswer ", json_encode($answer, JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR), "\n";
