<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Settings;

/**
 * The merchant's pairs `courier:shop`, as `company:org, note:metro`: which field of the order's address goes into
 * which field of the courier's order. `note` takes as many as there are.
 */
final class ExtraFields
{
    private const NOTE = 'note';

    /** @var array<int, array{0: string, 1: string}> */
    private array $pairs;

    public function __construct(Settings $settings)
    {
        $this->pairs = self::parse($settings->text('extraFields'));
    }

    /**
     * @param array<string, string> $recipient
     * @param array<string, mixed> $address
     * @return array<string, string>
     */
    public function recipient(array $recipient, array $address): array
    {
        foreach ($this->pairs as [$courier, $shop]) {
            $value = self::value($address, $shop);
            if ($courier !== self::NOTE && $value !== '') {
                $recipient[$courier] = $value;
            }
        }

        return $recipient;
    }

    /** @param array<string, mixed> $address */
    public function note(string $comment, array $address): string
    {
        $parts = [trim($comment)];
        foreach ($this->pairs as [$courier, $shop]) {
            $parts[] = $courier === self::NOTE ? self::value($address, $shop) : '';
        }

        return implode('; ', array_filter($parts, static fn (string $part): bool => $part !== ''));
    }

    /** @return array<int, array{0: string, 1: string}> one name alone is the same on both sides */
    private static function parse(string $typed): array
    {
        $pairs = [];
        foreach (array_filter(array_map('trim', explode(',', $typed))) as $pair) {
            $names = array_map('trim', explode(':', $pair, 2));
            $pairs[] = [$names[0], $names[1] ?? $names[0]];
        }

        return $pairs;
    }

    /** @param array<string, mixed> $address a column, or what a component keeps in its properties */
    private static function value(array $address, string $name): string
    {
        $more = json_decode((string) ($address['properties'] ?? ''), true);
        $value = $address[$name] ?? (is_array($more) ? $more[$name] ?? '' : '');

        return is_scalar($value) ? trim((string) $value) : '';
    }
}
