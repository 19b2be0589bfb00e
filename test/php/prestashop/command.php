<?php

// One request to the shop: COMMAND is `{ name, buyer?, … }` as JSON, STATE the file that outlives it. Prints
// the answer as JSON behind a mark, because a module may print too.

declare(strict_types=1);

require __DIR__ . '/../harness.php';
require __DIR__ . '/../../../plugins/core/autoload.php';
require __DIR__ . '/../core-in.php';
coreIn('CourierPresta');
require __DIR__ . '/platform.php';
require __DIR__ . '/shop.php';
require __DIR__ . '/shown-prices.php';
require __DIR__ . '/../../../plugins/prestashop/couriercheckout.php';
foreach (['site', 'orders', 'visit', 'commands'] as $part) {
    require __DIR__ . "/{$part}.php";
}

$command = json_decode((string) getenv('COMMAND'), true);
Site::open((string) getenv('STATE'), (string) $command['url']);
Context::getContext()->employee = empty($command['buyer']) ? (object) ['id' => 1] : null;
ob_start();
$answer = Commands::{$command['name']}($command);
ob_end_clean();
Site::close();
echo "\x1eanswer ", json_encode($answer, JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR), "\n";
