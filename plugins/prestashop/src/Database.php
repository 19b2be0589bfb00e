<?php

declare(strict_types=1);

namespace CourierPresta;

use Db;

/** The shop's database with values kept apart from statements. `{p}` is the tables' prefix, `?` a value. */
final class Database
{
    private Db $db;
    private string $prefix;

    public function __construct(Db $db, string $prefix)
    {
        $this->db = $db;
        $this->prefix = $prefix;
    }

    /**
     * @param array<int, string|int|float|null> $values
     * @return array<int, array<string, mixed>>
     */
    public function rows(string $sql, array $values = []): array
    {
        // Past PrestaShop's cache of queries, which a second process does not share.
        $rows = $this->db->executeS($this->fill($sql, $values), true, false);

        return is_array($rows) ? $rows : [];
    }

    /**
     * @param array<int, string|int|float|null> $values
     * @return array<string, mixed>|null
     */
    public function row(string $sql, array $values = []): ?array
    {
        return $this->rows($sql, $values)[0] ?? null;
    }

    /**
     * @param array<int, string|int|float|null> $values
     * @return int how many rows it changed
     */
    public function run(string $sql, array $values = []): int
    {
        $this->db->execute($this->fill($sql, $values), false);

        return (int) $this->db->Affected_Rows();
    }

    /** @param array<int, string|int|float|null> $values */
    private function fill(string $sql, array $values): string
    {
        $parts = explode('?', str_replace('{p}', $this->prefix, $sql));
        $filled = array_shift($parts);
        foreach ($parts as $n => $part) {
            $value = $values[$n] ?? null;
            // `true`: as it is; else PrestaShop takes tags out.
            $filled .= ($value === null ? 'NULL' : "'" . $this->db->escape((string) $value, true) . "'") . $part;
        }

        return (string) $filled;
    }
}
