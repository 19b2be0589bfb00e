<?php

// A shop whose state outlives a request: tables in one file, sessions and the rest in another beside it.

declare(strict_types=1);

use Bitrix\Main\Config\Option;
use Bitrix\Main\DB\Connection;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Delivery\Services\Table;

final class Site
{
    private static string $file = '';
    private static string $buyer = '';
    /** @var array<string, mixed> */
    private static array $kept = [];

    public static function open(string $file, string $url, string $buyer): void
    {
        self::$file = $file;
        self::$buyer = $buyer;
        Connection::$file = "{$file}.db";
        self::$kept = is_file($file) ? unserialize((string) file_get_contents($file)) : [];
        Option::$values = ['main.server_name' => (string) preg_replace('~^https?://~', '', $url)];
        EventManager::$handlers = self::$kept['handlers'] ?? [];
        Table::$rows = self::$kept['services'] ?? [];
        CEventLog::$lines = self::$kept['log'] ?? [];
        FakeMail::$sent = self::$kept['mails'] ?? [];
        $_SESSION = self::$kept['sessions'][$buyer] ?? [];
        $_REQUEST = [];
    }

    public static function close(): void
    {
        self::$kept['sessions'][self::$buyer] = $_SESSION;
        file_put_contents(self::$file, serialize([
            'handlers' => EventManager::$handlers, 'services' => Table::$rows, 'log' => CEventLog::$lines, 'mails' => FakeMail::$sent,
        ] + self::$kept));
    }
}
