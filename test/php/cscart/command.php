<?php

// One request to the shop, see `asked.php`.

declare(strict_types=1);

require __DIR__ . '/../harness.php';
require __DIR__ . '/../asked.php';
require __DIR__ . '/../../../plugins/core/autoload.php';

$command = asked();
define('AREA', empty($command['buyer']) && !in_array($command['name'], ['webhook', 'runJobs'], true) ? 'A' : 'C');
require __DIR__ . '/load.php';
foreach (['site', 'visit', 'shopper', 'commands'] as $part) {
    require __DIR__ . "/{$part}.php";
}

Site::open((string) getenv('STATE'), (string) $command['url'], (string) ($command['buyer'] ?? ''));
answerWith(static function () use ($command) {
    $answer = Commands::{$command['name']}($command);
    Site::close();

    return $answer;
});
