<?php

// What CS-Cart calls; every line of it hands on to `src/`.

use CourierCsCart\AdminPage;
use CourierCsCart\CartSession;
use CourierCsCart\Checkout;
use CourierCsCart\Core\Form\BuyerHtml;
use CourierCsCart\Core\Form\Html;
use CourierCsCart\Installer;
use CourierCsCart\MethodForm;
use CourierCsCart\PageState;
use CourierCsCart\Plugin;
use Tygh\Registry;

defined('BOOTSTRAP') or die('Access denied');

function fn_courier_checkout_install()
{
    (new Installer(Plugin::the()))->install();
}

function fn_courier_checkout_uninstall()
{
    (new Installer(Plugin::the()))->uninstall();
}

/** Whether this request is the shopper's own order: managers, the API and exchanges are never refused. */
function fn_courier_checkout_is_shoppers()
{
    return Plugin::the()->isStorefront() && Registry::get('runtime.controller') === 'checkout';
}

/** Answers in place of a page. @param array<string, mixed> $answer */
function fn_courier_checkout_json($status, array $answer)
{
    http_response_code($status);
    header('Content-Type: application/json; charset=utf-8');
    echo json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE);
    exit;
}

// --- Hooks of the cart and the checkout ---------------------------------------------------------------------

function fn_courier_checkout_shippings_group_products_list($products, &$groups)
{
    Plugin::the()->offering()->see($groups);
}

function fn_courier_checkout_calculate_cart_post(&$cart, $auth)
{
    static $is_asking = false;
    if ($is_asking || !Plugin::the()->isStorefront() || !(new Checkout(Plugin::the()))->hasDiscountChanged($cart)) {
        return;
    }
    $is_asking = true;
    $cart['calculate_shipping'] = true;
    fn_calculate_cart_content($cart, $auth, 'A');
    $is_asking = false;
}

function fn_courier_checkout_checkout_update_steps_before_update_user_data(&$cart, $auth, $params)
{
    if (Registry::get('runtime.courier_checkout_changed')) {
        $cart['calculate_shipping'] = true;
    }
}

function fn_courier_checkout_prepare_checkout_payment_methods(&$cart, &$auth, &$payment_groups)
{
    $payment_groups = (new Checkout(Plugin::the()))->payments((array) $cart, (array) $payment_groups);
}

function fn_courier_checkout_pre_place_order(&$cart, &$allow, $product_groups)
{
    list($problem, $cart) = (new Checkout(Plugin::the()))->beforeOrder($cart, fn_courier_checkout_is_shoppers());
    if ($problem !== null) {
        $allow = false;
        // The next look at the checkout asks for prices anew.
        $cart['calculate_shipping'] = true;
        fn_set_notification('E', __('error'), $problem->text);
    }
}

function fn_courier_checkout_place_suborders($cart, &$suborder_cart, $key_group)
{
    $suborder_cart = Checkout::markSuborder($suborder_cart, $key_group);
}

function fn_courier_checkout_place_order($order_id, $action, $order_status, $cart, $auth)
{
    if (empty($cart['is_parent_order']) || $cart['is_parent_order'] !== 'Y') {
        (new Checkout(Plugin::the()))->afterOrder((string) $order_id, (array) $cart, fn_courier_checkout_is_shoppers());
    }
}

function fn_courier_checkout_order_placement_routines($order_id)
{
    if (fn_courier_checkout_is_shoppers()) {
        CartSession::forget();
    }
}

function fn_courier_checkout_change_order_status_post($order_id, $status_to)
{
    $is_paid = in_array($status_to, Plugin::the()->shop()->settings()->list('paidStatuses'), true);
    foreach (Plugin::the()->orders->parts((int) $order_id) as $part) {
        Plugin::the()->jobs()->onStatus($part, (string) $status_to, $is_paid);
    }
}

function fn_courier_checkout_update_shipping_post($shipping_data, $shipping_id)
{
    $problem = (new MethodForm(Plugin::the()))->saved((int) $shipping_id);
    if ($problem !== '') {
        fn_set_notification('W', __('warning'), $problem);
    }
}

// --- Asked by templates: HTML, escaped -----------------------------------------------------------------------

function fn_courier_checkout_place($group_key, $shipping_id)
{
    return (new PageState(Plugin::the()))->html($group_key, (int) $shipping_id);
}

function fn_courier_checkout_buyer($order_id)
{
    $html = new BuyerHtml(Plugin::the()->delivery(), Plugin::the()->words());

    return implode('', array_map(
        static function ($part) use ($html) {
            return $html->section($part, 'courier-checkout-delivery');
        },
        Plugin::the()->orders->parts((int) $order_id)
    ));
}

function fn_courier_checkout_order_block($order_id)
{
    return (new AdminPage(Plugin::the()))->orderBlocks((int) $order_id);
}

function fn_courier_checkout_method_form($shipping_id)
{
    return (new MethodForm(Plugin::the()))->html((int) $shipping_id);
}

/** The link of the add-on's settings to its own page. */
function fn_courier_checkout_settings_link()
{
    $address = fn_url('courier_checkout.manage', 'A');

    return '<p>' . Html::tag('a', ['class' => 'btn', 'href' => $address], Html::escape(Plugin::the()->words()->say('settings.open'))) . '</p>';
}
