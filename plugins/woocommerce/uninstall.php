<?php

declare(strict_types=1);

namespace CourierWoo;

defined('WP_UNINSTALL_PLUGIN') || exit;

require __DIR__ . '/core/autoload.php';
require __DIR__ . '/autoload.php';

// Settings, keys and jobs go. What was sent stays with the orders: it is the merchant's bookkeeping.
if (is_multisite()) {
    foreach (get_sites(['fields' => 'ids', 'number' => 0]) as $site) {
        switch_to_blog((int) $site);
        Installer::uninstall();
        restore_current_blog();
    }
} else {
    Installer::uninstall();
}
