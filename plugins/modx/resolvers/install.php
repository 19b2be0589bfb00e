<?php

/** @var xPDOTransport $transport @var array $options */
$modx = $transport->xpdo;
$component = MODX_CORE_PATH . 'components/couriercheckout/';
$file = '{core_path}components/couriercheckout/minishop2/delivery.class.php';

switch ($options[xPDOTransport::PACKAGE_ACTION]) {
    case xPDOTransport::ACTION_INSTALL:
    case xPDOTransport::ACTION_UPGRADE:
        $shop = $modx->getService('miniShop2');
        if (!is_object($shop)) {
            $modx->log(modX::LOG_LEVEL_ERROR, 'couriercheckout: install miniShop2 first');

            return false;
        }
        require_once $component . 'autoload.php';
        $plugin = CourierModx\Plugin::of($modx);
        $plugin->createTables();
        $modx->addPackage('minishop2', MODX_CORE_PATH . 'components/minishop2/model/');
        $shop->addService('delivery', 'CourierCheckout', $file);
        (new CourierModx\ErrorStatus($plugin))->ensure('msOrderStatus');
        $deliveries = new CourierModx\Deliveries($plugin);
        $deliveries->ensure();
        if ($options[xPDOTransport::PACKAGE_ACTION] === xPDOTransport::ACTION_INSTALL) {
            $deliveries->bringBack();
        }
        // Which plugin hears which event is in the cache.
        $modx->getCacheManager()->refresh();
        break;
    case xPDOTransport::ACTION_UNINSTALL:
        // The component's files are gone by now. What belongs to orders stays: the tables, and the deliveries that
        // orders name, switched off.
        $modx->addPackage('minishop2', MODX_CORE_PATH . 'components/minishop2/model/');
        foreach (['CourierCheckoutDoor', 'CourierCheckoutPickup'] as $class) {
            foreach ($modx->getCollection('msDelivery', ['class' => $class]) as $delivery) {
                $delivery->set('active', 0);
                $delivery->save();
            }
        }
        // What an upgrade found there MODX takes for somebody else's, and leaves: a menu to a page that is gone.
        $own = [
            'modPlugin' => ['name' => 'CourierCheckout'],
            'modSnippet' => ['name' => 'CourierCheckout.Status'],
            'modMenu' => ['text' => 'couriercheckout'],
            'modNamespace' => ['name' => 'couriercheckout'],
        ];
        foreach ($own as $class => $key) {
            $object = $modx->getObject($class, $key);
            if (is_object($object)) {
                $object->remove();
            }
        }
        $category = $modx->getObject('modCategory', ['category' => 'CourierCheckout']);
        $isEmpty = static fn (string $class): bool => $modx->getCount($class, ['category' => $category->get('id')]) === 0;
        $kinds = ['modChunk', 'modPlugin', 'modSnippet', 'modTemplate', 'modTemplateVar'];
        // The merchant may have put elements of the shop's own there.
        if (is_object($category) && array_filter($kinds, $isEmpty) === $kinds) {
            $category->remove();
        }
        $shop = $modx->getService('miniShop2');
        if (is_object($shop)) {
            $shop->removeService('delivery', 'CourierCheckout');
        }
        // Pages that name the snippet would go on running it from the cache.
        $modx->getCacheManager()->refresh();
        break;
}

return true;
