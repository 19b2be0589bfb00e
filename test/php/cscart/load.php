<?php

// The add-on from its sources on the fake platform. Whoever loads this has said which AREA the request is of.

declare(strict_types=1);

require_once __DIR__ . '/../core-in.php';
coreIn('CourierCsCart');
defined('CART_LANGUAGE') || define('CART_LANGUAGE', 'ru');
require_once __DIR__ . '/platform.php';
require_once __DIR__ . '/cart.php';
require_once __DIR__ . '/taxes.php';
require_once __DIR__ . '/orders.php';
Platform::start();
require_once __DIR__ . '/../../../plugins/cscart/addon/func.php';
require __DIR__ . '/../../../plugins/cscart/addon/init.php';
