<?php

/** @var modX $modx */
$autoload = MODX_CORE_PATH . 'components/couriercheckout/autoload.php';
// Removed by hand, the component must not take the shop with it.
if (!is_file($autoload)) {
    return;
}
require_once $autoload;

$problem = (new CourierModx\Events(CourierModx\Plugin::of($modx)))->handle((string) $modx->event->name, $scriptProperties);
if ($problem !== '') {
    $modx->event->output($problem);
}
