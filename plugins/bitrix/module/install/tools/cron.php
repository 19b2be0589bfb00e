<?php

// The merchant's cron names a word; a job that the module starts itself does too.
define('NO_KEEP_STATISTIC', true);
define('NOT_CHECK_PERMISSIONS', true);
define('NO_AGENT_CHECK', true);
define('PUBLIC_AJAX_MODE', true);
require $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/prolog_before.php';

use Bitrix\Main\Loader;
use CourierBitrix\Plugin;

if (Loader::includeModule('sale') && Loader::includeModule('courier.checkout')) {
    $token = $_REQUEST['token'] ?? '';
    if (!is_string($token) || !hash_equals(Plugin::the()->delivery()->cronToken(), $token)) {
        http_response_code(403);

        return;
    }
    ignore_user_abort(true);
    set_time_limit(600);
    $jobs = Plugin::the()->jobs();
    header('Content-Type: application/json; charset=utf-8');
    echo json_encode(empty($_REQUEST['due']) ? $jobs->run() : $jobs->runDue());
}
