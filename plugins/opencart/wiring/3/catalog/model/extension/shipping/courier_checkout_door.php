<?php

use CourierOpenCart\Plugin;

require_once DIR_SYSTEM . 'library/courier_checkout/autoload.php';

class ModelExtensionShippingCourierCheckoutDoor extends Model
{
    public function getQuote($address)
    {
        return Plugin::of($this->registry)->offering()->method('door', (array)$address);
    }
}
