<?php

use CourierCsCart\Access;
use CourierCsCart\AdminPage;
use CourierCsCart\Brand;
use CourierCsCart\Core\Form\SettingsInput;
use CourierCsCart\Core\LabelFile;
use CourierCsCart\Plugin;
use CourierCsCart\SettingsPage;

defined('BOOTSTRAP') or die('Access denied');

$plugin = Plugin::the();
$is_post = $_SERVER['REQUEST_METHOD'] === 'POST';

// CS-Cart checks it too where its `anti_csrf` is on; this does not depend on that.
if ($is_post && !hash_equals((string) fn_generate_security_hash(), SettingsInput::text($_REQUEST['security_hash'] ?? ''))) {
    return [CONTROLLER_STATUS_DENIED];
}
if (in_array($mode, ['manage', 'check', 'diagnosis'], true) && Access::isVendor()) {
    return [CONTROLLER_STATUS_DENIED];
}

$access = new Access($plugin->db);
$order_ids = isset($_REQUEST['id'])
    ? $access->orders($_REQUEST['id'])
    : Access::withParts($access->orders($_REQUEST['order_ids'] ?? []), $plugin->orders);
if (in_array($mode, ['act', 'note'], true) && $order_ids === []) {
    return [CONTROLLER_STATUS_DENIED];
}

if ($is_post && $mode === 'act') {
    $choice = json_decode((string) file_get_contents('php://input'), true);
    $action = SettingsInput::text($_REQUEST['action_of'] ?? '');
    $label = (new AdminPage($plugin))->url('labels', ['id' => $order_ids[0]]);
    list($status, $answer) = $plugin->answers()->act($order_ids[0], $action, is_array($choice) ? $choice : [], $label);
    fn_courier_checkout_json($status, $answer);
}

if ($is_post && $mode === 'check') {
    fn_courier_checkout_json(200, (new SettingsPage($plugin))->check());
}

if ($is_post && $mode === 'note') {
    fn_set_notification('N', __('notice'), $plugin->answers()->note($order_ids[0], $_REQUEST['note'] ?? ''));

    return [CONTROLLER_STATUS_REDIRECT, 'orders.details?order_id=' . (int) $order_ids[0]];
}

if ($is_post && $mode === 'm_send') {
    fn_set_notification('N', __('notice'), $plugin->answers()->bulk($order_ids));

    return [CONTROLLER_STATUS_REDIRECT, 'orders.manage'];
}

if ($mode === 'manage') {
    $posted = $is_post ? (array) ($_REQUEST[Brand::PREFIX] ?? []) : null;
    Tygh::$app['view']->assign('courier_checkout_page', (new SettingsPage($plugin))->html($posted));

    return [CONTROLLER_STATUS_OK];
}

if ($mode === 'labels') {
    $file = LabelFile::of($plugin->delivery()->shipping(), $order_ids, $plugin->words()->say('labels.none'));
    header("Content-Type: {$file->type}");
    header("Content-Disposition: {$file->disposition}");
    echo $file->body;
    exit;
}

if ($mode === 'towns') {
    list($status, $answer) = $plugin->answers()->towns(SettingsInput::text($_REQUEST['q'] ?? ''));
    fn_courier_checkout_json($status, $answer);
}

if ($mode === 'diagnosis') {
    fn_courier_checkout_json(200, $plugin->delivery()->diagnosis());
}
