<?php

declare(strict_types=1);

namespace CourierCore;

/** Whose plugin this is: what the build wrote into `brand.json`. */
class BrandFile
{
    /** @var array<string, mixed> */
    private array $brand;

    /** @param string $file absent, in the sources: a brand without anything of its own */
    final public function __construct(string $file)
    {
        $brand = is_file($file) ? json_decode((string) file_get_contents($file), true) : [];
        $this->brand = is_array($brand) ? $brand : [];
    }

    public function name(string $language): string
    {
        $names = $this->brand['name'] ?? [];

        return (string) ($names[strtolower(substr($language, 0, 2))] ?? $names['en'] ?? 'Courier Checkout');
    }

    /** '' when the merchant has to type it. */
    public function gatewayUrl(): string
    {
        return (string) ($this->brand['gatewayUrl'] ?? '');
    }

    public function courierCode(): string
    {
        return (string) ($this->brand['courierCode'] ?? '');
    }

    /** @return array<string, string> url, attribution, attributionUrl; empty: the map stays plain */
    public function tiles(): array
    {
        return array_filter((array) ($this->brand['tiles'] ?? []), 'is_string');
    }

    /** A colour for the widget's accent, or ''. */
    public function accent(): string
    {
        return (string) ($this->brand['accent'] ?? '');
    }
}
