<?php

declare(strict_types=1);

// Answers everybody: the order page's script, the gateway, the merchant's cron.
define('MODX_API_MODE', true);
require_once dirname(__DIR__, 3) . '/index.php';
require_once MODX_CORE_PATH . 'components/couriercheckout/autoload.php';

/** @var modX $modx */
[$status, $json] = (new CourierModx\Connector(CourierModx\Plugin::of($modx)))->forEverybody(
    is_string($_GET['do'] ?? null) ? $_GET['do'] : '',
    $_GET,
    (string) file_get_contents('php://input'),
    (string) ($_SERVER['HTTP_COURIER_SIGNATURE'] ?? '')
);
http_response_code($status);
header('Content-Type: application/json; charset=utf-8');
header('Cache-Control: no-store');
echo $json;
