<?php

declare(strict_types=1);

namespace CourierModx;

use PDO;
use PDOStatement;
use RuntimeException;

/** The site's database. `{p}` is the tables' prefix, `?` a value. */
final class Database
{
    /** @var object modX */
    private object $modx;

    public function __construct(object $modx)
    {
        $this->modx = $modx;
    }

    /**
     * @param array<int, string|int|null> $values
     * @return array<int, array<string, mixed>>
     */
    public function rows(string $sql, array $values = []): array
    {
        return $this->execute($sql, $values)->fetchAll(PDO::FETCH_ASSOC) ?: [];
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
        return $this->execute($sql, $values)->rowCount();
    }

    /** @param array<int, string|int|null> $values */
    private function execute(string $sql, array $values): PDOStatement
    {
        $prefix = (string) $this->modx->getOption('table_prefix', null, 'modx_');
        $statement = $this->modx->prepare(str_replace('{p}', $prefix, $sql));
        if (!$statement instanceof PDOStatement) {
            throw new RuntimeException('the database does not answer');
        }
        $statement->execute(array_values($values));

        return $statement;
    }
}
