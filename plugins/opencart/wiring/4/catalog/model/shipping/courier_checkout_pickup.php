<?php

namespace Opencart\Catalog\Model\Extension\CourierCheckout\Shipping;

use CourierOpenCart\Plugin;

require_once DIR_EXTENSION . 'courier_checkout/system/library/autoload.php';

class CourierCheckoutPickup extends \Opencart\System\Engine\Model
{
    /**
     * @param array<string, mixed> $address
     * @return array<string, mixed>
     */
    public function getQuote(array $address): array
    {
        return Plugin::of($this->registry)->offering()->method('pickup', $address);
    }
}
