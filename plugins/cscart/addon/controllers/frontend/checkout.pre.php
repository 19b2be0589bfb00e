<?php

use CourierCsCart\Checkout;
use CourierCsCart\Plugin;
use Tygh\Registry;

defined('BOOTSTRAP') or die('Access denied');

// CS-Cart has checked `security_hash` of this controller's POST. What comes is a token that the gateway signed.
if ($_SERVER['REQUEST_METHOD'] === 'POST' && (new Checkout(Plugin::the()))->takePosted($_REQUEST)) {
    Registry::set('runtime.courier_checkout_changed', true, true);
    Tygh::$app['session']['cart'] = ['calculate_shipping' => true] + (array) Tygh::$app['session']['cart'];
}

return [CONTROLLER_STATUS_OK];
