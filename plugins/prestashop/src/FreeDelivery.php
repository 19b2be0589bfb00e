<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;

/** The shop's own rules of free delivery, which stand above our price. */
final class FreeDelivery
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** PrestaShop asks the module even then, and believes the answer. */
    public function isFree(ShopCart $cart): bool
    {
        $from = (float) $this->plugin->config('PS_SHIPPING_FREE_PRICE');
        $weight = (float) $this->plugin->config('PS_SHIPPING_FREE_WEIGHT');

        return ($from > 0 && (float) $cart->getOrderTotal(true, ShopCart::BOTH_WITHOUT_SHIPPING) >= $from)
            || ($weight > 0 && (float) $cart->getTotalWeight() >= $weight);
    }
}
