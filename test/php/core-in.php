<?php

declare(strict_types=1);

/**
 * The archive holds the core in the plugin's namespace; in the sources it has its own. Each class gets its second
 * name at once: a type in a signature loads no class.
 */
function coreIn(string $namespace): void
{
    $core = dirname(__DIR__, 2) . '/plugins/core/src';
    foreach (array_merge(glob("{$core}/*.php") ?: [], glob("{$core}/*/*.php") ?: []) as $file) {
        $class = str_replace('/', '\\', substr($file, strlen($core) + 1, -4));
        $own = "{$namespace}\\Core\\{$class}";
        if (!class_exists($own, false) && !interface_exists($own, false)) {
            class_alias("CourierCore\\{$class}", $own);
        }
    }
}
