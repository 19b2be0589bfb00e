<?php

declare(strict_types=1);

namespace CourierCore;

use TypeError;

/** What the buyer chose, as the gateway signed it. Read its fields, never write them. */
final class Selection
{
    public string $installation;
    /** `door`, `pickup_point` or `locker`. */
    public string $method;
    /** The courier's code of the speed. */
    public string $serviceLevel;
    /** `name@version`. */
    public string $ruleSet;
    /** What the buyer pays, tax included, minor units. */
    public int $price;
    public string $currency;
    public string $fingerprint;
    /** @var array{code: string, name: string, region: string, country: string, postcode: string} */
    public array $town;
    /** @var array<string, string>|null parts of the address; only with the method `door` */
    public ?array $address;
    /** @var array{code: string, name: string, address: string}|null only with the other two */
    public ?array $point;
    /** @var array{date: string, from: string, to: string}|null agreed for the door; times may be '' */
    public ?array $window;
    /** What the buyer asks of the driver; '': nothing. */
    public string $note;
    /** @var array{min: int, max: int}|null working days; null when not known */
    public ?array $transitDays;
    public int $issuedAt;
    public int $expiresAt;

    /** @var array<string, mixed> */
    private array $claims;

    /** @param array<string, mixed> $claims */
    private function __construct(array $claims)
    {
        $this->claims = $claims;
        $this->installation = $claims['installation'];
        $this->method = $claims['method'];
        $this->serviceLevel = $claims['serviceLevel'];
        $this->ruleSet = $claims['ruleSet'];
        $this->price = $claims['price']['amount'];
        $this->currency = $claims['price']['currency'];
        $this->fingerprint = $claims['fingerprint'];
        $this->town = self::texts($claims['town']) + ['region' => '', 'country' => '', 'postcode' => ''];
        $this->address = isset($claims['address']) ? self::texts($claims['address']) : null;
        $this->point = isset($claims['point']) ? self::texts($claims['point']) : null;
        $this->window = isset($claims['window']) ? self::texts($claims['window']) + ['from' => '', 'to' => ''] : null;
        $this->note = $claims['note'] ?? '';
        $this->transitDays = isset($claims['transitDays']['min'], $claims['transitDays']['max'])
            ? ['min' => (int) $claims['transitDays']['min'], 'max' => (int) $claims['transitDays']['max']]
            : null;
        $this->issuedAt = $claims['issuedAt'];
        $this->expiresAt = $claims['expiresAt'];
    }

    /**
     * @param mixed $claims the decoded payload of a token whose mac was right, or what `toClaims()` gave
     * @throws Untrusted reason `form` when they are not the claims of a selection
     */
    public static function fromClaims($claims): self
    {
        try {
            $selection = is_array($claims) && self::hasParts($claims) ? new self($claims) : null;
        } catch (TypeError $wrongType) {
            $selection = null;
        }
        if ($selection === null || !$selection->hasPlace()) {
            throw new Untrusted('form', 'the selection token holds no selection');
        }

        return $selection;
    }

    /** @return array<string, mixed> what an order keeps */
    public function toClaims(): array
    {
        return $this->claims;
    }

    /** @param array<string, mixed> $claims */
    private static function hasParts(array $claims): bool
    {
        $needed = [
            'installation', 'method', 'serviceLevel', 'ruleSet', 'price', 'fingerprint', 'town',
            'issuedAt', 'expiresAt',
        ];

        return array_diff($needed, array_keys($claims)) === []
            && isset($claims['price']['amount'], $claims['price']['currency'])
            && isset($claims['town']['code'], $claims['town']['name']);
    }

    private function hasPlace(): bool
    {
        if ($this->method === 'door') {
            return isset($this->address['street']);
        }

        return in_array($this->method, ['pickup_point', 'locker'], true) && isset($this->point['code']);
    }

    /**
     * Drops nulls and refuses anything that is not text.
     *
     * @param array<string, mixed> $fields
     * @return array<string, string>
     */
    private static function texts(array $fields): array
    {
        return array_map(
            static fn (string $text): string => $text,
            array_filter($fields, static fn ($value): bool => $value !== null)
        );
    }
}
