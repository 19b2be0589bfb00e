<?php

use CourierCsCart\Plugin;

defined('BOOTSTRAP') or die('Access denied');

// The gateway's own calls are signed; the merchant's cron names a word. Neither comes from a browser.
if ($mode === 'webhook' && $_SERVER['REQUEST_METHOD'] === 'POST') {
    $answer = Plugin::the()->jobs()->receive(
        0,
        (string) file_get_contents('php://input'),
        (string) ($_SERVER['HTTP_COURIER_SIGNATURE'] ?? '')
    );
    http_response_code($answer->status);
    header('Content-Type: application/json; charset=utf-8');
    echo $answer->body;
    exit;
}

if ($mode === 'cron') {
    $token = $_REQUEST['token'] ?? '';
    if (!is_string($token) || !hash_equals(Plugin::the()->delivery()->cronToken(), $token)) {
        return [CONTROLLER_STATUS_DENIED];
    }
    ignore_user_abort(true);
    set_time_limit(600);
    $jobs = Plugin::the()->jobs();
    fn_courier_checkout_json(200, empty($_REQUEST['due']) ? $jobs->run() : $jobs->runDue());
}

return [CONTROLLER_STATUS_NO_PAGE];
