<?php

declare(strict_types=1);

use CourierModx\Brand;
use CourierModx\BulkPage;
use CourierModx\Core\Form\Html;
use CourierModx\Plugin;
use CourierModx\SettingsPage;
use MODX\Revolution\modExtraManagerController;

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
        $plugin = Plugin::of($this->modx);
        $token = (string) $this->modx->user->getUserToken('mgr');
        $isOwn = $token !== '' && hash_equals($token, (string) ($_POST['HTTP_MODAUTH'] ?? ''));
        $sent = $isOwn ? (array) ($_POST[Brand::PREFIX] ?? []) : [];
        $settings = $isOwn && isset($_POST['submit_' . Brand::PREFIX]) ? $sent : null;
        $bulk = $isOwn && isset($_POST['bulk_' . Brand::PREFIX]) ? $sent : null;
        $hidden = Html::tag('input', ['type' => 'hidden', 'name' => 'HTTP_MODAUTH', 'value' => $token]);

        return '<div class="container">' . (new SettingsPage($plugin))->html($settings, '')
            . (new BulkPage($plugin))->html($bulk, $hidden) . '</div>';
    }

    public function getTemplateFile()
    {
        return '';
    }
}
