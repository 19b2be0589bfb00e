<?php

use CourierOpenCart\Installer;
use CourierOpenCart\MethodPage;
use CourierOpenCart\Plugin;

require_once DIR_SYSTEM . 'library/courier_checkout/autoload.php';

class ControllerExtensionShippingCourierCheckoutDoor extends Controller
{
    public function index()
    {
        (new MethodPage(Plugin::of($this->registry), 'door'))->open();
    }

    public function install()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/shipping')) {
            (new Installer(Plugin::of($this->registry)))->installMethod('door');
        }
    }
}
