<?php

declare(strict_types=1);

namespace CourierCore;

/** One physical box of known size. Read its fields, never write them. */
final class Parcel
{
    /** Gross weight of the closed box. */
    public int $weightGrams;
    public int $lengthMm;
    public int $widthMm;
    public int $heightMm;

    /** @param array{0: int, 1: int, 2: int} $sizeMm length, width, height */
    public function __construct(int $weightGrams, array $sizeMm)
    {
        $this->weightGrams = $weightGrams;
        [$this->lengthMm, $this->widthMm, $this->heightMm] = $sizeMm;
    }

    /** @return array<string, int> as the gateway reads it */
    public function toArray(): array
    {
        return [
            'weightGrams' => $this->weightGrams,
            'lengthMm' => $this->lengthMm,
            'widthMm' => $this->widthMm,
            'heightMm' => $this->heightMm,
        ];
    }
}
