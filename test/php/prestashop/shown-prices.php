<?php

// How PrestaShop writes a price beside a carrier.

declare(strict_types=1);

namespace PrestaShop\PrestaShop\Adapter\Product {
    final class PriceFormatter
    {
        public function format(float $price): string
        {
            return '₽' . number_format($price, 2);
        }
    }
}

namespace {
    final class Cache
    {
        public static function clean(string $key): void
        {
        }
    }

    final class Product
    {
        /** 1: buyers of this shop see prices without tax. */
        public static int $taxCalculation = 0;

        public static function getTaxCalculationMethod(int $customerId): int
        {
            return self::$taxCalculation;
        }
    }
}
