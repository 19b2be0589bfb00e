<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** The shop's database with values kept apart from statements. `{p}` is the tables' prefix, `?` a value. */
final class Database
{
    /** @var object OpenCart's own: query, escape, countAffected */
    private object $db;
    private string $prefix;

    public function __construct(object $db, string $prefix)
    {
        $this->db = $db;
        $this->prefix = $prefix;
    }

    /**
     * @param array<int, string|int|null> $values
     * @return array<int, array<string, mixed>>
     */
    public function rows(string $sql, array $values = []): array
    {
        $result = $this->db->query($this->fill($sql, $values));

        return is_object($result) ? $result->rows : [];
    }

    /**
     * @param array<int, string|int|null> $values
     * @return array<string, mixed>|null
     */
    public function row(string $sql, array $values = []): ?array
    {
        return $this->rows($sql, $values)[0] ?? null;
    }

    /**
     * @param array<int, string|int|null> $values
     * @return int how many rows it changed
     */
    public function run(string $sql, array $values = []): int
    {
        $this->db->query($this->fill($sql, $values));

        return (int) $this->db->countAffected();
    }

    /** @param array<int, string|int|null> $values */
    private function fill(string $sql, array $values): string
    {
        $parts = explode('?', str_replace('{p}', $this->prefix, $sql));
        $filled = array_shift($parts);
        foreach ($parts as $n => $part) {
            $value = $values[$n] ?? null;
            $filled .= ($value === null ? 'NULL' : "'" . $this->db->escape((string) $value) . "'") . $part;
        }

        return (string) $filled;
    }
}
