<?php

declare(strict_types=1);

namespace CourierCore;

/** What one delivery method entry offers to the open cart. Read its fields, never write them. */
final class Offer
{
    public const TOKEN = 'token';
    public const QUOTE = 'quote';
    public const FALLBACK = 'fallback';
    public const NONE = 'none';

    /** Where the price comes from; `none`: the method cannot be had, and `reason` says why. */
    public string $source;
    /** Minor units, tax included. */
    public int $price;
    /** Whether the price is the lowest of several: nothing was chosen yet. */
    public bool $isFrom;
    public string $reason;
    public ?Selection $selection;
    /** @var array{min: int, max: int}|null working days */
    public ?array $transitDays;
    /** @var array<string, mixed>|null the courier's town behind the place that was quoted; null: not quoted */
    public ?array $town;

    /** @param array<string, mixed> $offer */
    private function __construct(array $offer)
    {
        $this->source = $offer['source'];
        $this->price = $offer['price'] ?? 0;
        $this->isFrom = $offer['isFrom'] ?? false;
        $this->reason = $offer['reason'] ?? '';
        $this->selection = $offer['selection'] ?? null;
        $this->transitDays = $offer['transitDays'] ?? null;
        $this->town = $offer['town'] ?? null;
    }

    public static function none(string $reason): self
    {
        return new self(['source' => self::NONE, 'reason' => $reason]);
    }

    public static function fallback(int $price): self
    {
        return new self(['source' => self::FALLBACK, 'price' => $price]);
    }

    public static function ofSelection(Selection $selection): self
    {
        return new self([
            'source' => self::TOKEN,
            'price' => $selection->price,
            'selection' => $selection,
            'transitDays' => $selection->transitDays,
        ]);
    }

    /**
     * @param array<string, mixed> $quote one of the gateway's
     * @param array<string, mixed>|null $town of the answer it came with
     */
    public static function ofQuote(array $quote, bool $isFrom, ?array $town = null): self
    {
        return new self([
            'source' => self::QUOTE,
            'price' => (int) $quote['price']['amount'],
            'isFrom' => $isFrom,
            'transitDays' => $quote['transitDays'] ?? null,
            'town' => $town,
        ]);
    }

    public function isAvailable(): bool
    {
        return $this->source !== self::NONE;
    }
}
