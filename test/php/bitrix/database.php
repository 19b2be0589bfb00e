<?php

// Bitrix's database, on SQLite. Marks as in platform.php.

declare(strict_types=1);

namespace Bitrix\Main\DB {
    use PDO;

    // sure: query, queryExecute, getAffectedRowsCount, forSql
    final class Connection
    {
        public static string $file = ':memory:';
        private static ?self $only = null;
        public PDO $pdo;
        private int $changed = 0;

        public static function the(): self
        {
            if (self::$only === null) {
                $isNew = !is_file(self::$file);
                self::$only = new self();
                self::$only->pdo = openMysqlOnSqlite(self::$file);
                $isNew && self::$only->pdo->exec('CREATE TABLE b_lang_domain (DOMAIN TEXT); CREATE TABLE fake_order (ID INTEGER PRIMARY KEY, CONTENT TEXT); CREATE TABLE fake_site (kept TEXT)');
            }

            return self::$only;
        }

        public static function forget(): void
        {
            self::$only = null;
        }

        public function query(string $sql): Result
        {
            return new Result($this->pdo->query($sql)->fetchAll(PDO::FETCH_ASSOC));
        }

        public function queryExecute(string $sql): void
        {
            $sqlite = str_replace('INSERT IGNORE', 'INSERT OR IGNORE', $sql);
            $this->changed = (int) $this->pdo->exec(
                (string) preg_replace('/(,\s*KEY `\w+` \([^)]*\))?\s*\) ENGINE=.*$/s', ')', $sqlite)
            );
        }

        public function getAffectedRowsCount(): int
        {
            return $this->changed;
        }

        // seen
        public function isTableExists(string $name): bool
        {
            return $this->query("SELECT name FROM sqlite_master WHERE name = '{$name}'")->fetchAll() !== [];
        }

        public function getSqlHelper(): self
        {
            return $this;
        }

        public function forSql(string $text): string
        {
            return str_replace("'", "''", $text);
        }
    }

    /** sure: `=`, `!=` with a value or a list of values */
    final class Filter
    {
        /** @param array<int, array<string, mixed>> $rows @return array<int, array<string, mixed>> */
        public static function rows(array $rows, array $filter): array
        {
            return array_filter($rows, static function (array $row) use ($filter): bool {
                foreach ($filter as $name => $wanted) {
                    $isNot = $name[0] === '!';
                    $has = in_array((string) ($row[ltrim($name, '!=')] ?? ''), array_map('strval', (array) $wanted), true);
                    if ($has === $isNot) {
                        return false;
                    }
                }

                return true;
            });
        }
    }

    final class Result
    {
        /** @var array<int, array<string, mixed>> */
        private array $rows;

        public function __construct(array $rows)
        {
            $this->rows = array_values($rows);
        }

        public function fetchAll(): array
        {
            return $this->rows;
        }

        public function fetch()
        {
            return array_shift($this->rows) ?? false;
        }
    }
}
