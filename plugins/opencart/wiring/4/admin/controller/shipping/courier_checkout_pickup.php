<?php

namespace Opencart\Admin\Controller\Extension\CourierCheckout\Shipping;

use CourierOpenCart\Installer;
use CourierOpenCart\MethodPage;
use CourierOpenCart\Plugin;
use Opencart\System\Engine\Controller;

require_once DIR_EXTENSION . 'courier_checkout/system/library/autoload.php';

class CourierCheckoutPickup extends Controller
{
    public function index(): void
    {
        (new MethodPage(Plugin::of($this->registry), 'pickup'))->open();
    }

    public function install(): void
    {
        if ($this->user->hasPermission('modify', 'extension/shipping')) {
            (new Installer(Plugin::of($this->registry)))->installMethod('pickup');
        }
    }
}
