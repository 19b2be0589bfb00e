<?php

use CourierOpenCart\CatalogEvents;
use CourierOpenCart\CatalogRoutes;
use CourierOpenCart\Plugin;

require_once DIR_SYSTEM . 'library/courier_checkout/autoload.php';

/** OpenCart 2.3 and 3.0, the public side: addresses and events. Holds no rule of its own. */
class ControllerExtensionShippingCourierCheckout extends Controller
{
    public function state()
    {
        $this->routes()->state();
    }

    public function select()
    {
        $this->routes()->select();
    }

    public function webhook()
    {
        $this->routes()->webhook();
    }

    public function cron()
    {
        $this->routes()->cron();
    }

    public function onHeader(&$route, &$data)
    {
        $this->events()->addScript();
    }

    /** An answer here replaces the call. */
    public function onSave(&$route, &$data)
    {
        $problem = $this->events()->refusal();
        if ($problem !== null) {
            $this->response->addHeader('Content-Type: application/json');
            $this->response->setOutput(json_encode(array('error' => array('warning' => $problem->text))));

            return true;
        }
    }

    public function onConfirm(&$route, &$data)
    {
        $this->events()->settle();
    }

    public function onConfirmView(&$route, &$data, &$output)
    {
        $output = $this->events()->sayAtConfirm((string)$output, !empty($data['redirect']));
    }

    public function onAddOrder(&$route, &$args)
    {
        $this->events()->beforeOrder($args[0]);
    }

    public function onOrderAdded(&$route, &$args, &$output)
    {
        $this->events()->afterOrder((int)$output, (array)$args[0]);
    }

    public function onEditOrder(&$route, &$args)
    {
        $this->events()->beforeOrder($args[1]);
    }

    public function onOrderEdited(&$route, &$args, &$output)
    {
        $this->events()->afterOrder((int)$args[0], (array)$args[1]);
    }

    public function onHistory(&$route, &$args, &$output)
    {
        $this->events()->onStatus((int)$args[0], (int)$args[1]);
    }

    public function onPayment(&$route, &$args, &$output)
    {
        $parts = explode('/', $route);
        if ($output && !$this->events()->allowsPayment($parts[count($parts) - 2])) {
            $output = array();
        }
    }

    public function onSuccess(&$route, &$data)
    {
        $this->events()->atSuccess();
    }

    public function onSuccessView(&$route, &$data, &$code)
    {
        $data['content_bottom'] = $this->events()->thankYou() . (isset($data['content_bottom']) ? $data['content_bottom'] : '');
    }

    public function onOrderView(&$route, &$data, &$code)
    {
        $orderId = isset($data['order_id']) ? $data['order_id'] : '';
        $data['content_bottom'] = $this->events()->orderPage((string)$orderId) . (isset($data['content_bottom']) ? $data['content_bottom'] : '');
    }

    private function routes()
    {
        return new CatalogRoutes(Plugin::of($this->registry));
    }

    private function events()
    {
        return new CatalogEvents(Plugin::of($this->registry));
    }
}
