<?php

// What the blocks of the back office ask for.
define('NO_KEEP_STATISTIC', true);
define('NO_AGENT_CHECK', true);
define('PUBLIC_AJAX_MODE', true);
define('ADMIN_SECTION', true);
require $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/prolog_before.php';

use Bitrix\Main\Loader;
use CourierBitrix\AdminAnswer;
use CourierBitrix\OrderList;
use CourierBitrix\Plugin;

if (!Loader::includeModule('sale') || !Loader::includeModule('courier.checkout')) {
    return;
}
if (!check_bitrix_sessid() || !OrderList::mayEdit()) {
    http_response_code(403);

    return;
}
$answer = (new AdminAnswer(Plugin::the()))->of($_REQUEST, (string) file_get_contents('php://input'));
http_response_code($answer->status);
foreach ($answer->headers as $name => $value) {
    header("{$name}: {$value}");
}
echo $answer->body;
