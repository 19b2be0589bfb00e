<?php

// The module from its sources on the fake platform. The archive holds the core in the module's namespace; here it
// is the one of the sources. All at once: a type in a signature loads no class.

declare(strict_types=1);

$sources = realpath(__DIR__ . '/../../../plugins/core/src');
foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($sources, FilesystemIterator::SKIP_DOTS)) as $file) {
    $class = strtr(substr((string) $file, strlen($sources) + 1, -strlen('.php')), '/', '\\');
    if (!class_exists("CourierPresta\\Core\\{$class}", false) && !interface_exists("CourierPresta\\Core\\{$class}", false)) {
        class_alias("CourierCore\\{$class}", "CourierPresta\\Core\\{$class}");
    }
}

require_once __DIR__ . '/platform.php';
require_once __DIR__ . '/shop.php';
require_once __DIR__ . '/../../../plugins/prestashop/couriercheckout.php';
