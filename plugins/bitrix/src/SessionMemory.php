<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\CartMemory;

/** The session: a basket has no field of its own, and the cloned order of a checkout no number. */
final class SessionMemory implements CartMemory
{
    public function read(): array
    {
        return isset($_SESSION[Brand::PREFIX]) ? (array) $_SESSION[Brand::PREFIX] : [];
    }

    public function write(array $kept): void
    {
        $_SESSION[Brand::PREFIX] = $kept;
    }

    public static function forget(): void
    {
        unset($_SESSION[Brand::PREFIX]);
    }
}
