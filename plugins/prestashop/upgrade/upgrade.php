<?php

declare(strict_types=1);

if (!defined('_PS_VERSION_')) {
    exit;
}

/** The build names file and function by the version: PrestaShop runs those that are newer than what it has. */
function upgrade_module_VERSION(CourierCheckout $module): bool
{
    return $module->upgrade();
}
