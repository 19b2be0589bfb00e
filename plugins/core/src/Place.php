<?php

declare(strict_types=1);

namespace CourierCore;

/** A town as the shop's form or its settings know it. The gateway finds the courier's town for it. */
final class Place
{
    private const SHORTEST_NAME = 2;

    /** The courier's code, when the town was picked from its list; else ''. */
    public string $townCode;
    public string $name;
    public string $region;
    public string $postcode;
    /** Two letters, or ''. */
    public string $country;

    /** @param array{townCode?: string, name?: string, region?: string, postcode?: string, country?: string} $place */
    public function __construct(array $place)
    {
        $this->townCode = trim($place['townCode'] ?? '');
        // Shops' forms hold «г. Казань»; the courier's list does not.
        $this->name = trim((string) preg_replace('/^\s*(г\.|гор\.|город\s)\s*/iu', '', $place['name'] ?? ''));
        $this->region = trim($place['region'] ?? '');
        $this->postcode = trim($place['postcode'] ?? '');
        $this->country = strtoupper(trim($place['country'] ?? ''));
    }

    /** Whether it is worth asking a price for: an empty or half-typed town is not. */
    public function isKnown(): bool
    {
        return $this->townCode !== '' || preg_match('/^.{' . self::SHORTEST_NAME . '}/u', $this->name) === 1;
    }

    /** @return array<string, string> as the gateway reads it */
    public function toArray(): array
    {
        if ($this->townCode !== '') {
            return ['townCode' => $this->townCode];
        }
        $rest = ['region' => $this->region, 'postcode' => $this->postcode];
        if (strlen($this->country) === 2) {
            $rest['country'] = $this->country;
        }

        return ['name' => $this->name] + array_filter($rest, static fn (string $text): bool => $text !== '');
    }
}
