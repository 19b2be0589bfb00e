<?php

use CourierOpenCart\Installer;
use CourierOpenCart\MethodPage;
use CourierOpenCart\Plugin;

require_once DIR_SYSTEM . 'library/courier_checkout/autoload.php';

class ControllerExtensionShippingCourierCheckoutPickup extends Controller
{
    public function index()
    {
        (new MethodPage(Plugin::of($this->registry), 'pickup'))->open();
    }

    public function install()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/shipping')) {
            (new Installer(Plugin::of($this->registry)))->installMethod('pickup');
        }
    }
}
