<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;

/** The parts of a cart that one carrier takes. PrestaShop splits a cart by warehouse and by carrier; most are one part. */
final class Parts
{
    /** @return array<int, array<int, array<string, mixed>>> the products of each */
    public static function of(ShopCart $cart, int $carrierId): array
    {
        $parts = [];
        foreach ($cart->getPackageList() as $ofAddress) {
            foreach ($ofAddress as $package) {
                if (isset($package['carrier_list'][$carrierId])) {
                    $parts[] = array_values($package['product_list']);
                }
            }
        }

        return $parts === [] ? [$cart->getProducts()] : $parts;
    }
}
