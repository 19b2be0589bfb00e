<?php

/** @var modX $modx */
require_once MODX_CORE_PATH . 'components/couriercheckout/autoload.php';

$plugin = CourierModx\Plugin::of($modx);
$placed = (new CourierModx\Host($plugin))->placedOrder($_GET['msorder'] ?? '');

return (new CourierModx\StatusForm($plugin))->html($_POST, $placed);
