<?php

// A shop whose state outlives a request: tables in one file, sessions and the rest in another beside it.

declare(strict_types=1);

use Tygh\Registry;

final class Site
{
    private static string $file = '';
    private static string $buyer = '';
    /** @var array<string, array<string, mixed>> session by buyer */
    private static array $sessions = [];

    public static function open(string $file, string $url, string $buyer): void
    {
        self::$file = $file;
        self::$buyer = $buyer;
        Platform::$url = $url;
        Platform::$file = "{$file}.db";
        $kept = is_file($file) ? unserialize((string) file_get_contents($file)) : [];
        self::$sessions = $kept['sessions'] ?? [];
        Tygh::$app['session'] = new ArrayObject(self::$sessions[$buyer] ?? ['cart' => ['products' => []]]);
        Tygh::$app['mailer']->sent = $kept['mails'] ?? [];
        Platform::$log = $kept['log'] ?? [];
        Registry::$values = [
            'settings.General.weight_symbol_grams' => 1000, 'config.current_location' => $url,
            'config.db_name' => 'shop', 'config.table_prefix' => 'cscart_',
            'runtime.controller' => $buyer === '' ? 'order_management' : 'checkout',
        ];
    }

    public static function close(): void
    {
        if (self::$buyer !== '') {
            self::$sessions[self::$buyer] = Tygh::$app['session']->getArrayCopy();
        }
        file_put_contents(self::$file, serialize([
            'sessions' => self::$sessions, 'mails' => Tygh::$app['mailer']->sent, 'log' => Platform::$log,
        ]));
    }
}
