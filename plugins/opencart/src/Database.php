<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Storage\Database as CoreDatabase;
use CourierOpenCart\Core\Storage\Sql;

/** OpenCart's database. */
final class Database implements CoreDatabase
{
    /** @var object OpenCart's own: query, escape, countAffected */
    private object $db;
    private string $prefix;

    public function __construct(object $db, string $prefix)
    {
        $this->db = $db;
        $this->prefix = $prefix;
    }

    public function rows(string $sql, array $values = []): array
    {
        $result = $this->db->query($this->fill($sql, $values));

        return is_object($result) ? $result->rows : [];
    }

    public function row(string $sql, array $values = []): ?array
    {
        return $this->rows($sql, $values)[0] ?? null;
    }

    public function run(string $sql, array $values = []): int
    {
        $this->db->query($this->fill($sql, $values));

        return (int) $this->db->countAffected();
    }

    /** @param array<int, string|int|float|null> $values */
    private function fill(string $sql, array $values): string
    {
        return Sql::fill($sql, $values, $this->prefix, [$this->db, 'escape']);
    }
}
