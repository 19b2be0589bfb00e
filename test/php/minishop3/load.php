<?php

// MODX 3 with MiniShop3, and the component from its sources: MiniShop3's own classes in the place of miniShop2's, as
// the package has them.

declare(strict_types=1);

require_once __DIR__ . '/../core-in.php';
coreIn('CourierModx');
require_once __DIR__ . '/modx.php';
require_once __DIR__ . '/shop.php';

spl_autoload_register(static function (string $class): void {
    $path = str_replace('\\', '/', substr($class, strlen('CourierModx\\'))) . '.php';
    foreach (['/plugins/modx/minishop3/src/', '/plugins/modx/src/'] as $folder) {
        $file = dirname(__DIR__, 3) . $folder . $path;
        if (strncmp($class, 'CourierModx\\', 12) === 0 && is_file($file)) {
            require $file;

            return;
        }
    }
});

// The elements look for the component where MODX keeps it.
define('MODX_CORE_PATH', sys_get_temp_dir() . '/minishop3/core/');
if (!is_dir(MODX_CORE_PATH . 'components/couriercheckout')) {
    mkdir(MODX_CORE_PATH . 'components/couriercheckout', 0777, true);
}
file_put_contents(MODX_CORE_PATH . 'components/couriercheckout/autoload.php', '<?php');
CourierModx\Host::addRoute();

/** MODX with our plugin element bound to its events. */
function openModx(string $file = ':memory:'): MODX\Revolution\modX
{
    $modx = new MODX\Revolution\modX($file);
    $modx->plugins = static function (array $scriptProperties) use ($modx): void {
        include dirname(__DIR__, 3) . '/plugins/modx/elements/plugin.php';
    };

    return $modx;
}
