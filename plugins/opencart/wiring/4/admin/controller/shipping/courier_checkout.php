<?php

namespace Opencart\Admin\Controller\Extension\CourierCheckout\Shipping;

use CourierOpenCart\Installer;
use CourierOpenCart\OrderScreen;
use CourierOpenCart\Plugin;
use CourierOpenCart\SettingsPage;
use Opencart\System\Engine\Action;
use Opencart\System\Engine\Controller;

require_once DIR_EXTENSION . 'courier_checkout/system/library/autoload.php';

/** OpenCart 4.0.2 and 4.1, the administration: main settings, life cycle, order screens. Holds no rule of its own. */
class CourierCheckout extends Controller
{
    public function index(): void
    {
        $this->settings()->open();
    }

    public function check(): void
    {
        $this->settings()->check();
    }

    public function towns(): void
    {
        $this->settings()->towns();
    }

    public function diagnosis(): void
    {
        $this->settings()->diagnosis();
    }

    public function install(): void
    {
        if ($this->user->hasPermission('modify', 'extension/shipping')) {
            (new Installer(Plugin::of($this->registry)))->install();
        }
    }

    public function uninstall(): void
    {
        if ($this->user->hasPermission('modify', 'extension/shipping')) {
            (new Installer(Plugin::of($this->registry)))->uninstall();
        }
    }

    public function onOrder(string &$route = '', array &$data = []): void
    {
        $this->orders()->addTab($data);
    }

    public function onOrders(string &$route = '', array &$data = [], &$output = null): void
    {
        $output = $this->orders()->addToList((string)$output);
    }

    /** 4.0 takes another action from the answer, 4.1 another route. */
    public function onOrderAction(string &$route = '', &$args = null): Action
    {
        $route = 'extension/courier_checkout/shipping/courier_checkout.order';

        return new Action($route);
    }

    public function order(): void
    {
        $this->orders()->answer();
    }

    private function settings(): SettingsPage
    {
        return new SettingsPage(Plugin::of($this->registry));
    }

    private function orders(): OrderScreen
    {
        return new OrderScreen(Plugin::of($this->registry));
    }
}
