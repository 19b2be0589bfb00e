<?php

declare(strict_types=1);

namespace CourierWoo;

/** WooCommerce counts in floats of major units, the core in whole minor units. */
final class Amount
{
    public static function minor(float $major): int
    {
        return (int) round($major * 100);
    }

    public static function major(int $minor): float
    {
        return $minor / 100;
    }

    /** Whole percent; null: without VAT. */
    public static function vatRate(float $net, float $tax): ?int
    {
        return $net > 0 && $tax > 0 ? (int) round($tax / $net * 100) : null;
    }
}
