<?php

/** @var modX $modx */
$autoload = MODX_CORE_PATH . 'components/couriercheckout/autoload.php';
// As in the plugin: a page that still names the snippet lives on without the component.
if (!is_file($autoload)) {
    return '';
}
require_once $autoload;

$plugin = CourierModx\Plugin::of($modx);
$placed = (new CourierModx\Host($plugin))->placedOrder($_GET['msorder'] ?? '');

return (new CourierModx\StatusForm($plugin))->html($_POST, $placed);
