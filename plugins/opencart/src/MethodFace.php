<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** What OpenCart itself asks of a delivery method. Read its fields, never write them. */
final class MethodFace
{
    public bool $isOn;
    public int $sortOrder;
    /** 0: all zones. */
    public int $geoZoneId;
    /** 0: not taxed. */
    public int $taxClassId;
    /** @var array<string, string> by language id */
    private array $titles;
    /** @var array<string, string> by language id */
    private array $descriptions;

    /** @param array<string, mixed> $face what `toArray()` gave */
    public function __construct(array $face)
    {
        $this->isOn = (bool) ($face['isOn'] ?? false);
        $this->sortOrder = (int) ($face['sortOrder'] ?? 0);
        $this->geoZoneId = (int) ($face['geoZoneId'] ?? 0);
        $this->taxClassId = (int) ($face['taxClassId'] ?? 0);
        $this->titles = array_map('strval', (array) ($face['titles'] ?? []));
        $this->descriptions = array_map('strval', (array) ($face['descriptions'] ?? []));
    }

    /** '' when the merchant gave none in this language. */
    public function title(int $languageId): string
    {
        return trim($this->titles[$languageId] ?? '');
    }

    public function description(int $languageId): string
    {
        return trim($this->descriptions[$languageId] ?? '');
    }

    /** @return array<string, mixed> */
    public function toArray(): array
    {
        return get_object_vars($this);
    }
}
