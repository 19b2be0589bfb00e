<?php

use CourierCsCart\Brand;
use CourierCsCart\MethodForm;
use CourierCsCart\Plugin;

defined('BOOTSTRAP') or die('Access denied');

// CS-Cart has checked `security_hash`: the back office guards every POST. The password is taken out before it keeps the form.
if ($_SERVER['REQUEST_METHOD'] === 'POST' && $mode === 'update' && !empty($_REQUEST['shipping_data']['service_id'])) {
    $courier_checkout_module = db_get_field(
        'SELECT module FROM ?:shipping_services WHERE service_id = ?i',
        $_REQUEST['shipping_data']['service_id']
    );
    if ($courier_checkout_module === Brand::PREFIX && isset($_REQUEST['shipping_data']['service_params'])) {
        list($courier_checkout_params, $courier_checkout_problems) = (new MethodForm(Plugin::the()))
            ->take((array) $_REQUEST['shipping_data']['service_params']);
        $_REQUEST['shipping_data']['service_params'] = $courier_checkout_params;
        foreach ($courier_checkout_problems as $courier_checkout_problem) {
            fn_set_notification('E', __('error'), $courier_checkout_problem);
        }
    }
}

return [CONTROLLER_STATUS_OK];
