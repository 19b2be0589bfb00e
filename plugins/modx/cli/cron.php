<?php

declare(strict_types=1);

// The half-hourly job from a command line: `php core/components/couriercheckout/cli/cron.php`.
if (PHP_SAPI !== 'cli') {
    exit;
}
define('MODX_API_MODE', true);
require_once dirname(__DIR__, 4) . '/index.php';
require_once dirname(__DIR__) . '/autoload.php';

/** @var modX $modx */
echo json_encode(CourierModx\Plugin::of($modx)->jobs()->run()), "\n";
