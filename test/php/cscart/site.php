<?php

// A shop whose state outlives a request, in one file: CS-Cart's tables, and a table of ours for sessions and the rest.

declare(strict_types=1);

use Tygh\Registry;

final class Site
{
    private static string $buyer = '';
    private static string $currency = '';
    /** @var array<string, array<string, mixed>> session by buyer */
    private static array $sessions = [];

    public static function open(string $file, string $url, string $buyer): void
    {
        self::$buyer = $buyer;
        Platform::$url = $url;
        Platform::$file = $file;
        $rows = db_get_array('SELECT kept FROM fake_site');
        $kept = $rows === [] ? [] : unserialize($rows[0]['kept']);
        self::$sessions = $kept['sessions'] ?? [];
        self::$currency = $kept['currency'] ?? 'RUB';
        define('CART_PRIMARY_CURRENCY', self::$currency);
        Tygh::$app['session'] = new ArrayObject(self::$sessions[$buyer] ?? ['cart' => ['products' => []]]);
        Tygh::$app['mailer']->sent = $kept['mails'] ?? [];
        Platform::$log = $kept['log'] ?? [];
        Registry::$values = [
            'settings.General.weight_symbol_grams' => 1000, 'config.current_location' => $url,
            'config.db_name' => 'shop', 'config.table_prefix' => 'cscart_',
            'runtime.controller' => $buyer === '' ? 'order_management' : 'checkout',
        ];
    }

    /** sure: all is reckoned in the primary currency; others are shown only */
    public static function reckonIn(string $currency): void
    {
        self::$currency = $currency;
    }

    public static function close(): void
    {
        if (self::$buyer !== '') {
            self::$sessions[self::$buyer] = Tygh::$app['session']->getArrayCopy();
        }
        db_query('DELETE FROM fake_site');
        db_query('INSERT INTO fake_site (kept) VALUES (?s)', serialize([
            'sessions' => self::$sessions, 'mails' => Tygh::$app['mailer']->sent, 'log' => Platform::$log,
            'currency' => self::$currency,
        ]));
    }
}
