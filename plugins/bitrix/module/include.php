<?php

declare(strict_types=1);

namespace CourierBitrix;

// In the archive the core lies beside; in the sources it is one for all platforms, and whoever runs them loads it.
if (is_file(__DIR__ . '/core/autoload.php')) {
    require_once __DIR__ . '/core/autoload.php';
}

spl_autoload_register(static function (string $class): void {
    $prefix = __NAMESPACE__ . '\\';
    if (strncmp($class, $prefix, strlen($prefix)) !== 0) {
        return;
    }

    $path = '/src/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    // In the sources `src` stands beside this folder.
    $file = is_file(__DIR__ . $path) ? __DIR__ . $path : dirname(__DIR__) . $path;
    if (is_file($file)) {
        require $file;
    }
});
