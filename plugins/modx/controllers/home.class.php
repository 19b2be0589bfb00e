<?php

declare(strict_types=1);

use CourierModx\Brand;
use CourierModx\Plugin;
use CourierModx\SettingsPage;

require_once dirname(__DIR__) . '/autoload.php';

/** The component's own page in the manager. */
class CouriercheckoutHomeManagerController extends modExtraManagerController
{
    public function checkPermissions()
    {
        return $this->modx->hasPermission('settings');
    }

    public function getPageTitle()
    {
        return Plugin::of($this->modx)->brand->name($this->modx->getOption('manager_language'));
    }

    public function process(array $scriptProperties = [])
    {
        $isOwn = hash_equals((string) $this->modx->user->getUserToken('mgr'), (string) ($_POST['HTTP_MODAUTH'] ?? ''));
        $posted = $isOwn && isset($_POST['submit_' . Brand::PREFIX]) ? (array) ($_POST[Brand::PREFIX] ?? []) : null;

        return '<div class="container courier-page">' . (new SettingsPage(Plugin::of($this->modx)))->html($posted, '') . '</div>';
    }

    public function getTemplateFile()
    {
        return '';
    }
}
