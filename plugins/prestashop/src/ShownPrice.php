<?php

declare(strict_types=1);

namespace CourierPresta;

use Cache;
use Cart as ShopCart;
use Context;
use PrestaShop\PrestaShop\Adapter\Product\PriceFormatter;
use Product;

/** A carrier's price in the words of PrestaShop's own list of carriers, which is not drawn anew after a choice. */
final class ShownPrice
{
    private const DOMAIN = 'Shop.Theme.Checkout';

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** Of all parts of the cart that go by it; '' where it cannot be had. */
    public function of(ShopCart $cart, int $carrierId): string
    {
        Cache::clean('getPackageShippingCost_*');
        $options = $cart->getDeliveryOptionList(null, true)[(int) $cart->id_address_delivery] ?? [];
        foreach ($options as $option) {
            if (array_keys($option['carrier_list']) === [$carrierId]) {
                return $this->say((int) $cart->id_customer, $option);
            }
        }

        return '';
    }

    /** @param array<string, mixed> $option */
    private function say(int $customerId, array $option): string
    {
        $context = Context::getContext();
        $isTaxed = (bool) $this->plugin->config('PS_TAX');
        $isWithTax = $isTaxed && !Product::getTaxCalculationMethod($customerId);
        $price = (float) $option[$isWithTax ? 'total_price_with_tax' : 'total_price_without_tax'];
        if ($price === 0.0) {
            return $context->getTranslator()->trans('Free', [], self::DOMAIN);
        }
        $shown = (new PriceFormatter())->format($price);
        $isNamed = $isTaxed && !empty($context->country->display_tax_label);

        return !$isNamed ? $shown : $context->getTranslator()->trans(
            $isWithTax ? '%price% tax incl.' : '%price% tax excl.',
            ['%price%' => $shown],
            self::DOMAIN
        );
    }
}
