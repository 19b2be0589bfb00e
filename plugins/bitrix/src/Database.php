<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Main\Application;
use Bitrix\Main\DB\Connection;
use CourierBitrix\Core\Storage\Database as CoreDatabase;
use CourierBitrix\Core\Storage\Sql;

/** Bitrix's database. Its tables have no prefix of the shop's; ours begin with `b_`. */
final class Database implements CoreDatabase
{
    public function rows(string $sql, array $values = []): array
    {
        return $this->connection()->query($this->fill($sql, $values))->fetchAll();
    }

    public function row(string $sql, array $values = []): ?array
    {
        return $this->rows($sql, $values)[0] ?? null;
    }

    public function run(string $sql, array $values = []): int
    {
        $this->connection()->queryExecute($this->fill($sql, $values));

        return (int) $this->connection()->getAffectedRowsCount();
    }

    private function connection(): Connection
    {
        return Application::getConnection();
    }

    /** @param array<int, string|int|float|null> $values */
    private function fill(string $sql, array $values): string
    {
        return Sql::fill($sql, $values, 'b_', fn (string $text): string => $this->connection()->getSqlHelper()->forSql($text));
    }
}
