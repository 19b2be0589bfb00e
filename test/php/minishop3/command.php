<?php

// One request to the shop: COMMAND is `{ name, buyer?, … }` as JSON, STATE the file that outlives it. Prints
// the answer as JSON behind a mark, because a component may print too.

declare(strict_types=1);

require __DIR__ . '/../harness.php';
require __DIR__ . '/../../../plugins/core/autoload.php';
require __DIR__ . '/load.php';
require __DIR__ . '/site.php';
require __DIR__ . '/commands.php';

$command = json_decode((string) getenv('COMMAND'), true);
$site = new Site((string) getenv('STATE'), (string) $command['url'], $command['buyer'] ?? null);
ob_start();
$answer = (new Commands($site))->{$command['name']}($command);
ob_end_clean();
$site->close();
echo "\x1eanswer ", json_encode($answer, JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR), "\n";
