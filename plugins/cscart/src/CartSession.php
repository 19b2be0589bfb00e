<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\CartMemory;
use Tygh;

/** Beside the cart in the session, which lives through logging in; CS-Cart rewrites the cart itself at each step. */
final class CartSession implements CartMemory
{
    public function read(): array
    {
        $session = Tygh::$app['session'];

        return isset($session[Brand::PREFIX]) ? (array) $session[Brand::PREFIX] : [];
    }

    public function write(array $kept): void
    {
        Tygh::$app['session'][Brand::PREFIX] = $kept;
    }

    public static function forget(): void
    {
        unset(Tygh::$app['session'][Brand::PREFIX]);
    }
}
