<?php

// The module from its sources on the fake platform.

declare(strict_types=1);

require_once __DIR__ . '/../core-in.php';
coreIn('CourierBitrix');
defined('LANGUAGE_ID') || define('LANGUAGE_ID', 'ru');
require_once __DIR__ . '/platform.php';
require_once __DIR__ . '/database.php';
require_once __DIR__ . '/delivery.php';
require_once __DIR__ . '/parts.php';
require_once __DIR__ . '/sale.php';
require_once __DIR__ . '/screens.php';
require_once __DIR__ . '/../../../plugins/bitrix/module/include.php';
require_once __DIR__ . '/checkout.php';
require_once __DIR__ . '/old-module.php';
