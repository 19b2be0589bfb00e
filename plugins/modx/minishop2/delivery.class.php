<?php

declare(strict_types=1);

use CourierModx\Plugin;

require_once MODX_CORE_PATH . 'components/couriercheckout/autoload.php';

/** The price that miniShop2 asks of a delivery is everything so far and the delivery. */
class CourierCheckoutDoor extends msDeliveryHandler
{
    protected string $key = 'door';

    public function getCost(msOrderInterface $order, msDelivery $delivery, $cost = 0.0)
    {
        return (float) $cost + Plugin::of($this->modx)->offering()->cost($this->key);
    }
}

class CourierCheckoutPickup extends CourierCheckoutDoor
{
    protected string $key = 'pickup';
}
