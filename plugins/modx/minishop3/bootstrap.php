<?php

declare(strict_types=1);

// MODX 3 reads this at every start, so MiniShop3 finds the classes that our deliveries name.
require_once __DIR__ . '/autoload.php';
