<?php

declare(strict_types=1);

namespace CourierCore;

/** The lines of a cart or order as one load to carry: how heavy, how large, worth how much. */
final class Goods
{
    /** @var Line[] */
    private array $lines;
    private int $defaultWeightGrams;
    /** @var array{0: int, 1: int, 2: int}|null */
    private ?array $defaultSizeMm;

    /** @param Line[] $lines */
    public function __construct(array $lines, Settings $settings)
    {
        $this->lines = array_values(array_filter($lines, static fn (Line $line): bool => $line->kind === 'goods'));
        $this->defaultWeightGrams = $settings->int('defaultWeight');
        $size = [$settings->int('defaultLength'), $settings->int('defaultWidth'), $settings->int('defaultHeight')];
        $this->defaultSizeMm = min($size) > 0 ? $size : null;
    }

    /** The cart to be priced and fingerprinted. `$payment`: `none`, `cash` or `card`. */
    public function toCart(string $currency, string $payment): Cart
    {
        return new Cart([
            'currency' => $currency,
            'goods' => $this->worth(),
            'payment' => $payment,
            'weightGrams' => $this->weightGrams(),
            'parcels' => $this->parcels(),
        ]);
    }

    /** Whether there is nothing to carry: a cart of downloads, or no cart. */
    public function isEmpty(): bool
    {
        return $this->lines === [];
    }

    /** Minor units; after discounts, with tax. */
    public function worth(): int
    {
        return max(0, array_sum(array_map(static fn (Line $line): int => $line->total, $this->lines)));
    }

    /** Grams of the whole; a product without a weight counts with the shop's default. */
    public function weightGrams(): int
    {
        $grams = array_map(
            fn (Line $line): int => (int) round($this->weightOf($line) * $line->quantity),
            $this->lines
        );

        return (int) array_sum($grams);
    }

    /** @return string[] names of products that have no weight, when the shop has no default either */
    public function withoutWeight(): array
    {
        $missing = array_filter($this->lines, fn (Line $line): bool => $this->weightOf($line) <= 0);

        return array_values(array_map(static fn (Line $line): string => $line->name, $missing));
    }

    /**
     * One box that holds the goods as a stack: the longest and the widest of them, their heights added.
     *
     * @return Parcel[] none when a product has no size and the shop has no default
     */
    public function parcels(): array
    {
        $box = [0, 0, 0];
        foreach ($this->lines as $line) {
            $size = $line->sizeMm ?? $this->defaultSizeMm;
            if ($size === null || min($size) <= 0) {
                return [];
            }
            rsort($size);
            $box = [
                max($box[0], $size[0]),
                max($box[1], $size[1]),
                $box[2] + $size[2] * max(1, (int) ceil($line->quantity)),
            ];
        }
        rsort($box);

        return $box[2] > 0 && $this->weightGrams() > 0 ? [new Parcel($this->weightGrams(), $box)] : [];
    }

    private function weightOf(Line $line): int
    {
        return $line->weightGrams > 0 ? $line->weightGrams : $this->defaultWeightGrams;
    }
}
