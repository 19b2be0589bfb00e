<?php

/** @var modX $modx */
require_once MODX_CORE_PATH . 'components/couriercheckout/autoload.php';

// The page after the order: miniShop2 keeps whose orders these are.
$order = $_GET['msorder'] ?? '';
$isOwn = is_string($order) && in_array($order, array_map('strval', $_SESSION['minishop2']['orders'] ?? []), true);

return (new CourierModx\StatusForm(CourierModx\Plugin::of($modx)))->html($_POST, $isOwn ? $order : '');
