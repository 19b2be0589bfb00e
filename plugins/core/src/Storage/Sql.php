<?php

declare(strict_types=1);

namespace CourierCore\Storage;

/** For platforms whose database takes whole statements only. */
final class Sql
{
    /**
     * @param array<int, string|int|float|null> $values in the order of the `?`
     * @param string $prefix in place of `{p}`
     * @param callable(string): string $escape the platform's own
     */
    public static function fill(string $sql, array $values, string $prefix, callable $escape): string
    {
        $parts = explode('?', str_replace('{p}', $prefix, $sql));
        $filled = array_shift($parts);
        foreach ($parts as $n => $part) {
            $value = $values[$n] ?? null;
            $filled .= ($value === null ? 'NULL' : "'" . $escape((string) $value) . "'") . $part;
        }

        return (string) $filled;
    }
}
