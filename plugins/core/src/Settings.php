<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * Typed reading of what a merchant set. A value that is empty or of the wrong kind counts as not set, so a
 * shop with a broken option still sells.
 */
final class Settings
{
    private SettingsSchema $schema;
    /** @var array<string, mixed> */
    private array $stored;
    /** @var array<string, mixed> */
    private array $defaults;

    /**
     * @param array<string, mixed> $stored as the platform kept it: texts, or lists and maps (also as JSON)
     * @param array<string, mixed> $defaults what the platform or the brand puts in place of the schema's
     *     defaults: `statusMap` with the shop's word for a completed order, at least
     */
    public function __construct(SettingsSchema $schema, array $stored, array $defaults = [])
    {
        $this->schema = $schema;
        $this->stored = $stored;
        $this->defaults = $defaults;
    }

    /**
     * The settings of a delivery method entry: its own, and the shop's where it has none.
     *
     * @param array<string, mixed> $stored
     */
    public function forMethod(array $stored): self
    {
        $own = array_intersect_key($stored, $this->schema->fields('method'));

        return new self($this->schema, $own, $this->stored + $this->defaults);
    }

    public function text(string $key): string
    {
        $value = $this->value($key);

        return is_scalar($value) ? trim((string) $value) : '';
    }

    public function flag(string $key): bool
    {
        return in_array($this->value($key), [true, 1, '1', 'yes', 'on', 'true', 'Y'], true);
    }

    /** A whole number; 0 when it is not one. */
    public function int(string $key): int
    {
        return (int) $this->text($key);
    }

    public function decimal(string $key): float
    {
        return (float) str_replace(',', '.', $this->text($key));
    }

    /** Minor units, or null when the field is empty. */
    public function money(string $key): ?int
    {
        return Money::parse($this->text($key));
    }

    /** @return string[] */
    public function list(string $key): array
    {
        $texts = array_map('strval', array_filter($this->structure($key), 'is_scalar'));

        return array_values(array_filter($texts, static fn (string $text): bool => $text !== ''));
    }

    /** @return array<string, string> only what is filled in */
    public function map(string $key): array
    {
        $map = [];
        foreach ($this->structure($key) as $name => $value) {
            if (is_scalar($value) && (string) $value !== '') {
                $map[(string) $name] = (string) $value;
            }
        }

        return $map;
    }

    /** @return array<int, array<string, mixed>> */
    public function rows(string $key): array
    {
        return array_values(array_filter($this->structure($key), 'is_array'));
    }

    /** @return array<string, mixed> everything that may be shown in a diagnosis */
    public function withoutSecrets(): array
    {
        $shown = [];
        foreach ($this->schema->fields('shop') as $key => $field) {
            if (!$field['secret'] && $key !== 'login') {
                $shown[$key] = $this->value($key);
            }
        }

        return $shown;
    }

    /** @return mixed */
    private function value(string $key)
    {
        $field = $this->schema->field($key);
        foreach ([$this->stored, $this->defaults] as $values) {
            if (isset($values[$key]) && $values[$key] !== '' && $values[$key] !== []) {
                return $values[$key];
            }
        }

        return $field['default'];
    }

    /** @return array<int|string, mixed> */
    private function structure(string $key): array
    {
        $value = $this->value($key);
        if (is_string($value) && $value !== '') {
            $value = json_decode($value, true) ?? explode(',', $value);
        }

        return is_array($value) ? $value : [];
    }
}
