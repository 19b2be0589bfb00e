<?php

declare(strict_types=1);

namespace CourierModx;

use MiniShop3\Controllers\Delivery\DeliveryProviderInterface;
use MiniShop3\Model\msDelivery;
use MiniShop3\Model\msOrder;

/** The class that a delivery of MiniShop3 names; what it answers is the delivery alone, without the cart. */
class Door implements DeliveryProviderInterface
{
    protected string $key = 'door';

    public function getCost(msOrder $order, msDelivery $delivery, float $cost): float
    {
        return (new Draft(Plugin::of($order->xpdo)))->cost($order, $this->key);
    }
}
