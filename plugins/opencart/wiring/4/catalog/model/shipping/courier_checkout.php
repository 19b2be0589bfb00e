<?php

namespace Opencart\Catalog\Model\Extension\CourierCheckout\Shipping;

/** The main settings stand in the list of delivery methods, where merchants look for them, and deliver nothing. */
class CourierCheckout extends \Opencart\System\Engine\Model
{
    /**
     * @param array<string, mixed> $address
     * @return array<string, mixed>
     */
    public function getQuote(array $address): array
    {
        return [];
    }
}
