<?php

// One request to the shop: COMMAND is `{ name, buyer?, … }` as JSON, STATE the file that outlives it. Prints the
// answer as JSON behind a mark, because a module may print too.

declare(strict_types=1);

require __DIR__ . '/../harness.php';
require __DIR__ . '/../../../plugins/core/autoload.php';

$command = json_decode((string) getenv('COMMAND'), true);
if (empty($command['buyer']) && !in_array($command['name'], ['webhook', 'runJobs'], true)) {
    define('ADMIN_SECTION', true);
}
require __DIR__ . '/load.php';
foreach (['site', 'shopper', 'commands'] as $part) {
    require __DIR__ . "/{$part}.php";
}

Site::open((string) getenv('STATE'), (string) $command['url'], (string) ($command['buyer'] ?? ''));
ob_start();
$answer = Commands::{$command['name']}($command);
ob_end_clean();
Site::close();
echo "\x1eanswer ", json_encode($answer, JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR), "\n";
