<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Storage\Database as CoreDatabase;
use CourierPresta\Core\Storage\Sql;
use Db;

/** PrestaShop's database. */
final class Database implements CoreDatabase
{
    private Db $db;
    private string $prefix;

    public function __construct(Db $db, string $prefix)
    {
        $this->db = $db;
        $this->prefix = $prefix;
    }

    public function rows(string $sql, array $values = []): array
    {
        // Past PrestaShop's cache of queries, which a second process does not share.
        $rows = $this->db->executeS($this->fill($sql, $values), true, false);

        return is_array($rows) ? $rows : [];
    }

    public function row(string $sql, array $values = []): ?array
    {
        return $this->rows($sql, $values)[0] ?? null;
    }

    public function run(string $sql, array $values = []): int
    {
        $this->db->execute($this->fill($sql, $values), false);

        return (int) $this->db->Affected_Rows();
    }

    /** @param array<int, string|int|float|null> $values */
    private function fill(string $sql, array $values): string
    {
        // `true`: as it is; else PrestaShop takes tags out.
        return Sql::fill($sql, $values, $this->prefix, fn (string $text): string => $this->db->escape($text, true));
    }
}
