<?php

use CourierOpenCart\Installer;
use CourierOpenCart\OrderScreen;
use CourierOpenCart\Plugin;
use CourierOpenCart\SettingsPage;

require_once DIR_SYSTEM . 'library/courier_checkout/autoload.php';

/** OpenCart 2.3 and 3.0, the administration: main settings, life cycle, order screens. Holds no rule of its own. */
class ControllerExtensionShippingCourierCheckout extends Controller
{
    public function index()
    {
        $this->settings()->open();
    }

    public function check()
    {
        $this->settings()->check();
    }

    public function towns()
    {
        $this->settings()->towns();
    }

    public function diagnosis()
    {
        $this->settings()->diagnosis();
    }

    public function install()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/shipping')) {
            (new Installer(Plugin::of($this->registry)))->install();
        }
    }

    public function uninstall()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/shipping')) {
            (new Installer(Plugin::of($this->registry)))->uninstall();
        }
    }

    public function onOrder(&$route, &$data)
    {
        $this->orders()->addTab($data);
    }

    public function onOrders(&$route, &$data, &$output)
    {
        $output = $this->orders()->addToList((string)$output);
    }

    /** An answer here replaces the call. */
    public function onOrderAction(&$route, &$data)
    {
        $this->orders()->answer();

        return true;
    }

    private function settings()
    {
        return new SettingsPage(Plugin::of($this->registry));
    }

    private function orders()
    {
        return new OrderScreen(Plugin::of($this->registry));
    }
}
