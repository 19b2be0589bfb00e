<?php

use Bitrix\Main\Loader;
use Bitrix\Main\Localization\Loc;
use Bitrix\Main\ModuleManager;
use CourierBitrix\Brand;
use CourierBitrix\Installer;
use CourierBitrix\Plugin;

Loc::loadMessages(__FILE__);

/** The class that Bitrix's list of modules looks for: the module's id with `_` for the point. */
class courier_checkout extends CModule
{
    public $MODULE_ID = 'courier.checkout';
    public $MODULE_VERSION;
    public $MODULE_VERSION_DATE;
    public $MODULE_NAME;
    public $MODULE_DESCRIPTION;
    public $PARTNER_NAME;
    public $PARTNER_URI;
    public $MODULE_GROUP_RIGHTS = 'Y';

    public function __construct()
    {
        $arModuleVersion = [];
        include __DIR__ . '/version.php';
        $this->MODULE_VERSION = $arModuleVersion['VERSION'];
        $this->MODULE_VERSION_DATE = $arModuleVersion['VERSION_DATE'];
        $this->MODULE_NAME = Loc::getMessage('COURIER_CHECKOUT_NAME');
        $this->MODULE_DESCRIPTION = Loc::getMessage('COURIER_CHECKOUT_DESCRIPTION');
        $this->PARTNER_NAME = Loc::getMessage('COURIER_CHECKOUT_PARTNER');
        $this->PARTNER_URI = Loc::getMessage('COURIER_CHECKOUT_URI');
    }

    public function DoInstall()
    {
        global $APPLICATION;

        if (!Loader::includeModule('sale')) {
            $APPLICATION->ThrowException(Loc::getMessage('COURIER_CHECKOUT_NEEDS_SALE'));

            return false;
        }
        ModuleManager::registerModule($this->MODULE_ID);
        require_once dirname(__DIR__) . '/include.php';
        (new Installer(Plugin::the()))->install();
        $this->InstallFiles();
        $APPLICATION->IncludeAdminFile(Loc::getMessage('COURIER_CHECKOUT_INSTALLED'), __DIR__ . '/step.php');

        return true;
    }

    public function DoUninstall()
    {
        global $APPLICATION;

        if ((int) ($_REQUEST['step'] ?? 1) < 2) {
            $APPLICATION->IncludeAdminFile(Loc::getMessage('COURIER_CHECKOUT_UNINSTALL'), __DIR__ . '/unstep.php');

            return true;
        }
        if (!check_bitrix_sessid()) {
            return false;
        }
        require_once dirname(__DIR__) . '/include.php';
        (new Installer(Plugin::the()))->uninstall(($_REQUEST['savedata'] ?? '') !== 'Y');
        $this->UnInstallFiles();
        ModuleManager::unRegisterModule($this->MODULE_ID);

        return true;
    }

    public function InstallFiles()
    {
        $root = $_SERVER['DOCUMENT_ROOT'];
        CopyDirFiles(__DIR__ . '/js', "{$root}/bitrix/js/" . Brand::MODULE, true, true);
        CopyDirFiles(__DIR__ . '/tools', "{$root}/bitrix/tools/" . Brand::MODULE, true, true);

        return true;
    }

    public function UnInstallFiles()
    {
        DeleteDirFilesEx('/bitrix/js/' . Brand::MODULE);
        DeleteDirFilesEx('/bitrix/tools/' . Brand::MODULE);

        return true;
    }
}
