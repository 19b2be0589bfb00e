<?php

use Bitrix\Main\Localization\Loc;

Loc::loadMessages(__DIR__ . '/index.php');
global $APPLICATION;
echo '<form action="' . $APPLICATION->GetCurPage() . '" method="post">' . bitrix_sessid_post()
    . '<input type="hidden" name="lang" value="' . LANGUAGE_ID . '"><input type="hidden" name="id" value="courier.checkout">'
    . '<input type="hidden" name="uninstall" value="Y"><input type="hidden" name="step" value="2">'
    . '<p><label><input type="checkbox" name="savedata" value="Y" checked> ' . Loc::getMessage('COURIER_CHECKOUT_KEEP') . '</label></p>'
    . '<input type="submit" value="' . Loc::getMessage('COURIER_CHECKOUT_UNINSTALL') . '"></form>';
