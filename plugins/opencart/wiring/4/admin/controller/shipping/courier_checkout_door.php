<?php

namespace Opencart\Admin\Controller\Extension\CourierCheckout\Shipping;

use CourierOpenCart\Installer;
use CourierOpenCart\MethodPage;
use CourierOpenCart\Plugin;
use Opencart\System\Engine\Controller;

require_once DIR_EXTENSION . 'courier_checkout/system/library/autoload.php';

class CourierCheckoutDoor extends Controller
{
    public function index(): void
    {
        (new MethodPage(Plugin::of($this->registry), 'door'))->open();
    }

    public function install(): void
    {
        if ($this->user->hasPermission('modify', 'extension/shipping')) {
            (new Installer(Plugin::of($this->registry)))->installMethod('door');
        }
    }
}
