<?php

declare(strict_types=1);

use MODX\Revolution\modX;

// Answers managers who may change orders; MODX's own token is in the address.
require_once dirname(__DIR__, 3) . '/config.core.php';
require_once MODX_CORE_PATH . 'config/' . MODX_CONFIG_KEY . '.inc.php';
require_once MODX_CORE_PATH . 'model/modx/modx.class.php';

$modx = new modX();
$modx->initialize('mgr');
$token = $modx->user === null ? '' : (string) $modx->user->getUserToken('mgr');
$isAllowed = $token !== '' && hash_equals($token, (string) ($_GET['HTTP_MODAUTH'] ?? ''))
    && $modx->user->isAuthenticated('mgr') && $modx->hasPermission('msorder_save');
if (!$isAllowed) {
    http_response_code(403);
    echo '{}';
    exit;
}
require_once MODX_CORE_PATH . 'components/couriercheckout/autoload.php';
[$headers, $body, $status] = (new CourierModx\Connector(CourierModx\Plugin::of($modx)))->forManagers(
    is_string($_GET['do'] ?? null) ? $_GET['do'] : '',
    $_GET,
    (string) file_get_contents('php://input')
);
http_response_code($status);
foreach ($headers as $name => $value) {
    header("{$name}: {$value}");
}
echo $body;
