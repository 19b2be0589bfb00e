<?php

declare(strict_types=1);

namespace CourierCore;

/** What a shim keeps with one open cart for `CartChoice`: in the session, or in a table by the cart's number. */
interface CartMemory
{
    /** @return array<string, mixed> what `write` kept; empty at first */
    public function read(): array;

    /** @param array<string, mixed> $kept */
    public function write(array $kept): void;
}
