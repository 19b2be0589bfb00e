<?php

// OpenCart's tables on SQLite, and the session that is kept in one of them.

declare(strict_types=1);

final class FakeDb
{
    private PDO $pdo;
    private int $affected = 0;

    public function __construct(string $file)
    {
        $isNew = !is_file($file);
        $this->pdo = openMysqlOnSqlite($file);
        $this->pdo->sqliteCreateFunction('NOW', static fn (): string => date('Y-m-d H:i:s'), 0);
        if ($isNew) {
            $this->pdo->exec((string) file_get_contents(__DIR__ . '/tables.sql'));
        }
    }

    public function query(string $sql): object
    {
        $sql = str_replace('INSERT IGNORE', 'INSERT OR IGNORE', $sql);
        $sql = (string) preg_replace('/(,\s*KEY `\w+` \([^)]*\))?\s*\) ENGINE=.*$/s', ')', $sql);
        $sql = (string) preg_replace("/ LIKE ('[^']*')/", " LIKE \$1 ESCAPE '\\'", $sql);
        $isQuestion = strncasecmp(ltrim($sql), 'SELECT', 6) === 0;
        $rows = [];
        if ($isQuestion && stripos($sql, 'INSERT') !== 0) {
            $rows = $this->pdo->query($sql)->fetchAll(PDO::FETCH_ASSOC);
        } else {
            $this->affected = (int) $this->pdo->exec($sql);
        }

        return (object) ['rows' => $rows, 'row' => $rows[0] ?? [], 'num_rows' => count($rows)];
    }

    public function escape(string $text): string
    {
        return str_replace("'", "''", $text);
    }

    public function countAffected(): int
    {
        return $this->affected;
    }

    /** @param array<string, mixed> $row */
    public function add(string $table, array $row): int
    {
        $names = implode(', ', array_map(static fn (string $name): string => "`{$name}`", array_keys($row)));
        $marks = implode(', ', array_fill(0, count($row), '?'));
        $this->pdo->prepare("INSERT INTO oc_{$table} ({$names}) VALUES ({$marks})")->execute(array_values($row));

        return (int) $this->pdo->lastInsertId();
    }

    /** @param array<int, mixed> $values @return array<int, array<string, mixed>> */
    public function ask(string $sql, array $values = []): array
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute($values);

        return $statement->columnCount() > 0 ? $statement->fetchAll(PDO::FETCH_ASSOC) : [];
    }
}

/** OpenCart writes a session whole, at the end of a request, and reads it anew at `start`. */
final class FakeSession
{
    /** @var array<string, mixed> */
    public array $data = [];
    private FakeDb $db;
    private string $id = '';

    public function __construct(FakeDb $db)
    {
        $this->db = $db;
    }

    public function start(string $id): void
    {
        $this->id = $id;
        $row = $this->db->ask('SELECT data FROM oc_session WHERE session_id = ?', [$id])[0] ?? null;
        $this->data = $row === null ? [] : json_decode($row['data'], true);
    }

    public function getId(): string
    {
        return $this->id;
    }

    public function close(): void
    {
        $this->db->ask('REPLACE INTO oc_session VALUES (?, ?)', [$this->id, json_encode($this->data)]);
    }
}
