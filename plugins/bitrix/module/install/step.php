<?php

use Bitrix\Main\Localization\Loc;

if (!check_bitrix_sessid()) {
    return;
}
Loc::loadMessages(__DIR__ . '/index.php');
echo CAdminMessage::ShowNote(Loc::getMessage('COURIER_CHECKOUT_INSTALLED'));
echo '<p><a href="settings.php?lang=' . LANGUAGE_ID . '&mid=courier.checkout">' . Loc::getMessage('COURIER_CHECKOUT_OPEN') . '</a></p>';
