<?php

use CourierCsCart\AdminPage;
use CourierCsCart\Brand;
use CourierCsCart\Core\Form\SettingsInput;
use CourierCsCart\Core\LabelFile;
use CourierCsCart\Plugin;
use CourierCsCart\SettingsPage;

defined('BOOTSTRAP') or die('Access denied');

$plugin = Plugin::the();
$order_id = SettingsInput::text($_REQUEST['id'] ?? '');

if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    // CS-Cart checks it too where its `anti_csrf` is on; this does not depend on that.
    if (!hash_equals((string) fn_generate_security_hash(), SettingsInput::text($_REQUEST['security_hash'] ?? ''))) {
        return [CONTROLLER_STATUS_DENIED];
    }
    if ($mode === 'act') {
        $choice = json_decode((string) file_get_contents('php://input'), true);
        $action = SettingsInput::text($_REQUEST['action_of'] ?? '');
        $label = (new AdminPage($plugin))->url('labels', ['order_ids' => $order_id]);
        list($status, $answer) = $plugin->answers()->act($order_id, $action, is_array($choice) ? $choice : [], $label);
        fn_courier_checkout_json($status, $answer);
    }
    if ($mode === 'check') {
        fn_courier_checkout_json(200, (new SettingsPage($plugin))->check());
    }
    if ($mode === 'note') {
        fn_set_notification('N', __('notice'), $plugin->answers()->note($order_id, $_REQUEST['note'] ?? ''));

        return [CONTROLLER_STATUS_REDIRECT, 'orders.details?order_id=' . (int) $order_id];
    }
    if ($mode === 'm_send') {
        fn_set_notification('N', __('notice'), $plugin->answers()->bulk($_REQUEST['order_ids'] ?? []));

        return [CONTROLLER_STATUS_REDIRECT, 'orders.manage'];
    }
}

if ($mode === 'manage') {
    $posted = $_SERVER['REQUEST_METHOD'] === 'POST' ? (array) ($_REQUEST[Brand::PREFIX] ?? []) : null;
    Tygh::$app['view']->assign('courier_checkout_page', (new SettingsPage($plugin))->html($posted));

    return [CONTROLLER_STATUS_OK];
}

if ($mode === 'labels') {
    $ids = $_REQUEST['order_ids'] ?? [];
    $ids = array_filter(is_array($ids) ? $ids : explode(',', (string) $ids), 'ctype_digit');
    $file = LabelFile::of($plugin->delivery()->shipping(), $ids, $plugin->words()->say('labels.none'));
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
