<?php

declare(strict_types=1);

require_once __DIR__ . '/../core-in.php';
coreIn('CourierOpenCart');
foreach (['database', 'engine', 'checkout-order', 'goods', 'models', 'shop', 'visit', 'desk'] as $part) {
    require_once __DIR__ . "/{$part}.php";
}
