<?php

// The gateway's own calls: each is signed, none comes from a browser.
define('NO_KEEP_STATISTIC', true);
define('NOT_CHECK_PERMISSIONS', true);
define('NO_AGENT_CHECK', true);
define('PUBLIC_AJAX_MODE', true);
require $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/prolog_before.php';

use Bitrix\Main\Loader;
use CourierBitrix\Plugin;

if (Loader::includeModule('sale') && Loader::includeModule('courier.checkout')) {
    $answer = Plugin::the()->jobs()->receive(
        0,
        (string) file_get_contents('php://input'),
        (string) ($_SERVER['HTTP_COURIER_SIGNATURE'] ?? '')
    );
    http_response_code($answer->status);
    header('Content-Type: application/json; charset=utf-8');
    echo $answer->body;
}
