<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Storage\Database as CoreDatabase;
use PDO;
use PDOStatement;
use RuntimeException;

/** The site's database. */
final class Database implements CoreDatabase
{
    /** @var object modX */
    private object $modx;

    public function __construct(object $modx)
    {
        $this->modx = $modx;
    }

    public function rows(string $sql, array $values = []): array
    {
        return $this->execute($sql, $values)->fetchAll(PDO::FETCH_ASSOC) ?: [];
    }

    public function row(string $sql, array $values = []): ?array
    {
        return $this->rows($sql, $values)[0] ?? null;
    }

    public function run(string $sql, array $values = []): int
    {
        return $this->execute($sql, $values)->rowCount();
    }

    /** @param array<int, string|int|float|null> $values */
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
