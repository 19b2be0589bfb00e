<?php

declare(strict_types=1);

namespace CourierModx;

/** Whose plugin this is. The build writes `brand.json`, and the words below into every file. */
final class Brand
{
    /** Of page elements and files that people see. */
    public const SLUG = 'courier-checkout';
    /** Of tables and form fields. */
    public const PREFIX = 'courier_checkout';
    /** MODX's name of the module: its folder, file and class. */
    public const MODULE = 'couriercheckout';

    /** @var array<string, mixed> */
    private array $brand;

    /** @param array<string, mixed> $brand */
    public function __construct(array $brand)
    {
        $this->brand = $brand;
    }

    public static function load(string $file): self
    {
        $brand = is_file($file) ? json_decode((string) file_get_contents($file), true) : [];

        return new self(is_array($brand) ? $brand : []);
    }

    public function name(string $language): string
    {
        $names = $this->brand['name'] ?? [];

        return (string) ($names[$language] ?? $names['en'] ?? 'Courier Checkout');
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
