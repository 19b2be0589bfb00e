<?php

declare(strict_types=1);

namespace CourierPresta;

use Address;
use Carrier;
use Cart as ShopCart;
use CourierPresta\Core\Amount;

/** PrestaShop adds the carrier's tax to what a module says; our prices have it inside. */
final class CarrierTax
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** The part of a price that PrestaShop makes the whole of again. @param int $price minor units */
    public function net(ShopCart $cart, int $carrierId, int $price): float
    {
        return $price / 100 / (1 + $this->percent($cart, $carrierId) / 100);
    }

    /** The shop's fee for handling, without tax, where the merchant switched it on. */
    public function handling(ShopCart $cart): float
    {
        return $this->plugin->shop((int) $cart->id_shop)->settings()->flag('addHandling')
            ? (float) $this->plugin->config('PS_SHIPPING_HANDLING')
            : 0.0;
    }

    /** What of an order's delivery is the courier's price, tax included, minor units. */
    public function charged(ShopCart $cart, int $carrierId, float $shippingWithTax): int
    {
        $handling = $this->handling($cart) * (1 + $this->percent($cart, $carrierId) / 100);

        return max(0, Amount::minor($shippingWithTax) - Amount::minor($handling));
    }

    private function percent(ShopCart $cart, int $carrierId): float
    {
        // In that mode PrestaShop takes the tax out of what it was told.
        $isWhole = (bool) $this->plugin->config('PS_ATCP_SHIPWRAP');
        if ($isWhole || !$this->plugin->config('PS_TAX')) {
            return 0.0;
        }

        return (float) (new Carrier($carrierId))->getTaxesRate(Address::initialize((int) $cart->id_address_delivery));
    }
}
