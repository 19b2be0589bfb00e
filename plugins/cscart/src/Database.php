<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Storage\Database as CoreDatabase;

/** CS-Cart's database, by its own functions and placeholders. */
final class Database implements CoreDatabase
{
    public function rows(string $sql, array $values = []): array
    {
        return (array) db_get_array(...$this->translate($sql, $values));
    }

    public function row(string $sql, array $values = []): ?array
    {
        return $this->rows($sql, $values)[0] ?? null;
    }

    public function run(string $sql, array $values = []): int
    {
        db_query(...$this->translate($sql, $values));

        // MySQL's own word: what `db_query` answers differs from version to version.
        return max(0, (int) db_get_field('SELECT ROW_COUNT()'));
    }

    /**
     * @param array<int, string|int|float|null> $values
     * @return array<int, mixed> the statement, then what its placeholders stand for
     */
    private function translate(string $sql, array $values): array
    {
        $parts = explode('?', $sql);
        $filled = (string) array_shift($parts);
        $given = [];
        foreach ($parts as $n => $part) {
            $value = $values[$n] ?? null;
            $filled .= ($value === null ? 'NULL' : '?s') . $part;
            if ($value !== null) {
                $given[] = (string) $value;
            }
        }

        return array_merge([str_replace('{p}', '?:', $filled)], $given);
    }
}
