<?php

defined('BOOTSTRAP') or die('Access denied');

require_once __DIR__ . '/autoload.php';
// CS-Cart finds a shipping service by its module's name.
require_once __DIR__ . '/Tygh/Shippings/Services/CourierCheckout.php';

fn_register_hooks(
    'shippings_group_products_list',
    'calculate_cart_post',
    'checkout_update_steps_before_update_user_data',
    'prepare_checkout_payment_methods',
    'pre_place_order',
    'place_suborders',
    'place_order',
    'order_placement_routines',
    'change_order_status_post',
    'update_shipping_post'
);
