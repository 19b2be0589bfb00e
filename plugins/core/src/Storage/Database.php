<?php

declare(strict_types=1);

namespace CourierCore\Storage;

/** The shop's MySQL, values kept apart from statements. `{p}` is the tables' prefix, `?` a value. */
interface Database
{
    /**
     * @param array<int, string|int|float|null> $values
     * @return array<int, array<string, mixed>>
     */
    public function rows(string $sql, array $values = []): array;

    /**
     * @param array<int, string|int|float|null> $values
     * @return array<string, mixed>|null
     */
    public function row(string $sql, array $values = []): ?array;

    /**
     * @param array<int, string|int|float|null> $values
     * @return int how many rows it changed
     */
    public function run(string $sql, array $values = []): int;
}
