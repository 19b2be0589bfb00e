<?php

// What a buyer asks of the fake shop.

declare(strict_types=1);

use CourierCsCart\Plugin;

trait ShopperCommands
{
    public static function change(array $command): array
    {
        $visit = new Visit();
        if (isset($command['product'])) {
            $visit->add($command['product'], $command['quantity']);
        }
        if (isset($command['coupon'])) {
            Tygh::$app['session']['cart']['coupons'][] = $command['coupon'];
        }

        return [];
    }

    /** Posts the checkout's form where something is posted, and draws the page. */
    public static function look(array $command): array
    {
        $visit = new Visit();
        if (($command['posted'] ?? []) !== []) {
            $visit->post($command['posted']);
            // The page's own request is another one.
            Plugin::forget();
        }

        return $visit->page();
    }

    public static function logIn(): bool
    {
        (new Visit())->logIn();

        return true;
    }

    public static function payments(): array
    {
        $visit = new Visit();
        $visit->page();

        return $visit->payments();
    }

    public static function place(array $command): array
    {
        return (new Visit())->place($command['payment'], $command['note']);
    }
}
