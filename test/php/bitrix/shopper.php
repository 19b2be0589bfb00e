<?php

// What a buyer asks of the fake shop, and the baskets that a manager's order is made of, too.

declare(strict_types=1);

use Bitrix\Main\DB\Connection;

trait ShopperCommands
{
    public static function change(array $command): array
    {
        $session = $_SESSION['fake'] ?? [];
        if (isset($command['product'])) {
            $session['basket'] = self::added($session['basket'] ?? [], $command['product'], $command['quantity']);
        }
        if (isset($command['coupon'])) {
            $session['coupons'][] = $command['coupon'];
        }
        $_SESSION['fake'] = $session;

        return [];
    }

    /** One refresh of the checkout. */
    public static function look(array $command): array
    {
        $posted = $command['posted'] ?? [];
        $checkout = self::checkout();
        $checkout->session = array_intersect_key($posted, ['delivery' => 1, 'payment' => 1]) + $checkout->session;
        $checkout->session['properties'] = ($posted['properties'] ?? []) + $checkout->session['properties'];
        $_REQUEST = ['soa-action' => 'refreshOrderAjax', 'order' => $posted];
        $page = $checkout->session['basket'] === [] ? ['rows' => [], 'place' => null, 'chosen' => 0, 'total' => 0] : $checkout->refresh();
        $_SESSION['fake'] = $checkout->session;

        return $page;
    }

    /** sure: the session lives on; guess: the account's own profile of properties takes the form's place */
    public static function logIn(): bool
    {
        $_SESSION['fake']['properties'] = ['FIO' => 'Анна Петрова'] + self::person();

        return true;
    }

    /** sure: an order is reckoned in the currency of its site */
    public static function currency(array $command): bool
    {
        FakeCheckout::$currency = $command['currency'];

        return true;
    }

    public static function payments(): array
    {
        return self::look([])['payments'];
    }

    public static function place(array $command): array
    {
        $checkout = self::checkout();
        $checkout->session = ['payment' => $command['payment'], 'note' => $command['note']] + $checkout->session;
        $_REQUEST = ['soa-action' => 'saveOrderAjax'];
        $answer = $checkout->save();
        $_SESSION['fake'] = isset($answer['order']) ? [] : $checkout->session;

        return $answer;
    }

    private static function checkout(): FakeCheckout
    {
        return new FakeCheckout(($_SESSION['fake'] ?? []) + ['properties' => self::person()]);
    }

    /** @return array<string, string> */
    private static function person(): array
    {
        return [
            'FIO' => 'Анна Иванова', 'PHONE' => '+79170000001', 'EMAIL' => 'anna@example.org', 'CITY' => '', 'ZIP' => '', 'ADDRESS' => '',
        ];
    }

    /** @return array<int, array<string, mixed>> */
    private static function added(array $basket, int $product, int $quantity): array
    {
        $row = Connection::the()->query("SELECT CONTENT FROM fake_product WHERE ID = {$product}")->fetchAll()[0];
        $basket[$product] = $basket[$product] ?? ['ID' => $product, 'PRODUCT_ID' => $product] + json_decode($row['CONTENT'], true);
        $basket[$product]['QUANTITY'] += $quantity;

        return $basket;
    }
}
