<?php

declare(strict_types=1);

use xPDO\Transport\xPDOTransport;

/** @var xPDOTransport $transport @var array $options */
$modx = $transport->xpdo;
$component = MODX_CORE_PATH . 'components/couriercheckout/';
$route = MODX_CORE_PATH . 'config/ms3.routes.d/web/50-couriercheckout.php';

switch ($options[xPDOTransport::PACKAGE_ACTION]) {
    case xPDOTransport::ACTION_INSTALL:
    case xPDOTransport::ACTION_UPGRADE:
        if (!$modx->services->has('ms3')) {
            $modx->log(1, 'couriercheckout: install MiniShop3 first');

            return false;
        }
        require_once $component . 'autoload.php';
        $plugin = CourierModx\Plugin::of($modx);
        $plugin->createTables();
        (new CourierModx\ErrorStatus($plugin))->ensure(MiniShop3\Model\msOrderStatus::class);
        $deliveries = new CourierModx\Deliveries($plugin);
        $deliveries->ensure();
        if ($options[xPDOTransport::PACKAGE_ACTION] === xPDOTransport::ACTION_INSTALL) {
            $deliveries->bringBack();
        }
        if (!CourierModx\Host::addRoute()) {
            $modx->log(1, "couriercheckout: cannot write {$route}");
        }
        // Which plugin hears which event is in the cache.
        $modx->getCacheManager()->refresh();
        break;
    case xPDOTransport::ACTION_UNINSTALL:
        // The component's files are gone by now. What belongs to orders stays: the tables, and the deliveries that
        // orders name, switched off.
        if (is_file($route)) {
            unlink($route);
        }
        $table = $modx->getOption('table_prefix') . 'ms3_deliveries';
        foreach ([CourierModx\Door::class, CourierModx\Pickup::class] as $class) {
            $modx->prepare("UPDATE `{$table}` SET `active` = 0 WHERE `class` = ?")->execute([$class]);
        }
        // What an upgrade found there MODX takes for somebody else's, and leaves: a menu to a page that is gone.
        $own = [
            MODX\Revolution\modPlugin::class => ['name' => 'CourierCheckout'],
            MODX\Revolution\modSnippet::class => ['name' => 'CourierCheckout.Status'],
            MODX\Revolution\modMenu::class => ['text' => 'couriercheckout'],
            MODX\Revolution\modNamespace::class => ['name' => 'couriercheckout'],
        ];
        foreach ($own as $class => $key) {
            $object = $modx->getObject($class, $key);
            if (is_object($object)) {
                $object->remove();
            }
        }
        // Pages that name the snippet would go on running it from the cache.
        $modx->getCacheManager()->refresh();
        break;
}

return true;
