<?php

// The database of a fake shop: MySQL's words that the plugins use, on SQLite.

declare(strict_types=1);

/** Nothing of it has to outlive a power cut. `GET_LOCK` is always given: a fake answers one request at a time. */
function openMysqlOnSqlite(string $file): PDO
{
    $pdo = new PDO("sqlite:{$file}");
    $pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    $pdo->exec('PRAGMA journal_mode = MEMORY');
    $pdo->exec('PRAGMA synchronous = OFF');
    foreach (['GET_LOCK' => 2, 'RELEASE_LOCK' => 1] as $name => $count) {
        $pdo->sqliteCreateFunction($name, static fn (): int => 1, $count);
    }

    return $pdo;
}
