<?php

declare(strict_types=1);

namespace CourierCore;

/** Most platforms count in floats of major units, the core in whole minor units. */
final class Amount
{
    public static function minor(float $major): int
    {
        return (int) round($major * 100);
    }

    /** Whole percent; null: without VAT. */
    public static function vatRate(float $net, float $tax): ?int
    {
        return $net > 0 && $tax > 0 ? (int) round($tax / $net * 100) : null;
    }

    /**
     * Line totals that together are `$worth`: what a coupon takes off is spread over all.
     *
     * @param int[] $totals
     * @return int[]
     */
    public static function spread(array $totals, int $worth): array
    {
        $sum = array_sum($totals);
        if ($sum <= 0 || $worth >= $sum) {
            return $totals;
        }
        $left = max(0, $worth);
        $rest = $sum;
        foreach ($totals as $n => $total) {
            $share = $rest > 0 ? (int) round($left * $total / $rest) : 0;
            $left -= $share;
            $rest -= $total;
            $totals[$n] = $share;
        }

        return $totals;
    }
}
