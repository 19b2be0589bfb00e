<?php

namespace Opencart\Catalog\Controller\Extension\CourierCheckout\Shipping;

use CourierOpenCart\CatalogEvents;
use CourierOpenCart\CatalogRoutes;
use CourierOpenCart\Plugin;
use Opencart\System\Engine\Action;
use Opencart\System\Engine\Controller;

require_once DIR_EXTENSION . 'courier_checkout/system/library/autoload.php';

/** OpenCart 4.0.2 and 4.1, the public side: addresses and events. Holds no rule of its own. */
class CourierCheckout extends Controller
{
    public function state(): void
    {
        $this->routes()->state();
    }

    public function select(): void
    {
        $this->routes()->select();
    }

    public function webhook(): void
    {
        $this->routes()->webhook();
    }

    public function cron(): void
    {
        $this->routes()->cron();
    }

    /** Of OpenCart's own cron, hourly: for merchants who set up no other. */
    public function tick(): void
    {
        if (!isset($this->request->get['route']) || strpos((string)$this->request->get['route'], 'courier_checkout') === false) {
            Plugin::of($this->registry)->jobs()->run();
        }
    }

    public function onHeader(string &$route = '', &$args = null): void
    {
        $this->events()->addScript();
    }

    /** 4.0 takes another action from the answer, 4.1 another route. */
    public function onSave(string &$route = '', &$args = null): ?Action
    {
        if ($this->events()->refusal() === null) {
            return null;
        }
        $route = 'extension/courier_checkout/shipping/courier_checkout.refuse';

        return new Action($route);
    }

    public function refuse(): void
    {
        $problem = $this->events()->refusal();
        $this->response->addHeader('Content-Type: application/json');
        $this->response->setOutput((string)json_encode(['error' => $problem === null ? '' : $problem->text]));
    }

    public function onConfirm(string &$route = '', &$args = null): void
    {
        $this->events()->settle();
    }

    public function onConfirmView(string &$route = '', array &$data = [], &$output = null): void
    {
        $output = $this->events()->sayAtConfirm((string)$output, false);
    }

    public function onAddOrder(string &$route = '', &$args = null): void
    {
        if (isset($args[0])) {
            $this->events()->beforeOrder($args[0]);
        }
    }

    public function onOrderAdded(string &$route = '', &$args = null, &$output = null): void
    {
        if (isset($args[0])) {
            $this->events()->afterOrder((int)$output, (array)$args[0]);
        }
    }

    public function onEditOrder(string &$route = '', &$args = null): void
    {
        if (isset($args[1])) {
            $this->events()->beforeOrder($args[1]);
        }
    }

    public function onOrderEdited(string &$route = '', &$args = null, &$output = null): void
    {
        if (isset($args[1])) {
            $this->events()->afterOrder((int)$args[0], (array)$args[1]);
        }
    }

    public function onHistory(string &$route = '', &$args = null, &$output = null): void
    {
        if (isset($args[1])) {
            $this->events()->onStatus((int)$args[0], (int)$args[1]);
        }
    }

    public function onPayment(string &$route = '', &$args = null, &$output = null): void
    {
        if ($output && preg_match('#/payment/(\w+)[/.]getMethods$#D', $route, $found) === 1
            && !$this->events()->allowsPayment($found[1])) {
            $output = [];
        }
    }

    public function onSuccess(string &$route = '', &$args = null): void
    {
        $this->events()->atSuccess();
    }

    public function onSuccessView(string &$route = '', array &$data = []): void
    {
        $data['content_bottom'] = $this->events()->thankYou() . ($data['content_bottom'] ?? '');
    }

    public function onOrderView(string &$route = '', array &$data = []): void
    {
        $data['content_bottom'] = $this->events()->orderPage((string)($data['order_id'] ?? '')) . ($data['content_bottom'] ?? '');
    }

    private function routes(): CatalogRoutes
    {
        return new CatalogRoutes(Plugin::of($this->registry));
    }

    private function events(): CatalogEvents
    {
        return new CatalogEvents(Plugin::of($this->registry));
    }
}
