<?php

// All that a PHP test may use: test, same, throws, and the fakes' database. Results go out as JSON, one test a line.

declare(strict_types=1);

require_once __DIR__ . '/mysql-on-sqlite.php';

const VECTORS = __DIR__ . '/../vectors';
const RESULT = "\x1eresult ";

error_reporting(E_ALL);
// A notice or deprecation in any version is a bug of ours.
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    if ((error_reporting() & $level) === 0) {
        return false;
    }
    throw new ErrorException($message, 0, $level, $file, $line);
});

/** Runs one test now and reports it. The name is a sentence. */
function test(string $name, callable $body): void
{
    $failure = null;
    try {
        $body();
    } catch (Throwable $thrown) {
        $at = basename($thrown->getFile()) . ':' . $thrown->getLine();
        $failure = get_class($thrown) . ": {$thrown->getMessage()} ({$at})";
    }
    // A message may hold raw bytes; it must never turn into null, which means "passed".
    $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR;
    echo "\n", RESULT, json_encode(['name' => $name, 'failure' => $failure], $flags), "\n";
}

/**
 * Fails unless both are identical, types included.
 *
 * @param mixed $expected
 * @param mixed $actual
 */
function same($expected, $actual): void
{
    if ($expected !== $actual) {
        $show = static fn ($value): string => var_export($value, true);
        throw new LogicException("expected {$show($expected)}, got {$show($actual)}");
    }
}

/** Fails unless `$body` throws `$class`; gives what it threw. */
function throws(string $class, callable $body): Throwable
{
    try {
        $body();
    } catch (Throwable $thrown) {
        if ($thrown instanceof $class) {
            return $thrown;
        }
        throw $thrown;
    }
    throw new LogicException("expected {$class}, nothing was thrown");
}
