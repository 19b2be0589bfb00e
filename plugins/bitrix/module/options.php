<?php

use Bitrix\Main\Loader;
use CourierBitrix\Brand;
use CourierBitrix\Plugin;
use CourierBitrix\SettingsPage;

defined('B_PROLOG_INCLUDED') || die();

global $APPLICATION;
$right = $APPLICATION->GetGroupRight('courier.checkout');
if ($right < 'R' || !Loader::includeModule('sale') || !Loader::includeModule('courier.checkout')) {
    return;
}
$isPost = $_SERVER['REQUEST_METHOD'] === 'POST' && $right >= 'W' && check_bitrix_sessid();
$posted = $isPost ? (array) ($_POST[Brand::PREFIX] ?? []) : null;
echo (new SettingsPage(Plugin::the()))->html($posted, $APPLICATION->GetCurPageParam());
