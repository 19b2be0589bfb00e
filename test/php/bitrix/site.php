<?php

// A shop whose state outlives a request, in one file: Bitrix's tables, and a table of ours for sessions and the rest.

declare(strict_types=1);

use Bitrix\Main\Config\Option;
use Bitrix\Main\DB\Connection;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Delivery\Services\Table;

final class Site
{
    private static string $buyer = '';
    /** @var array<string, mixed> */
    private static array $kept = [];

    public static function open(string $file, string $url, string $buyer): void
    {
        self::$buyer = $buyer;
        Connection::$file = $file;
        $rows = Connection::the()->query('SELECT kept FROM fake_site')->fetchAll();
        self::$kept = $rows === [] ? [] : unserialize($rows[0]['kept']);
        $host = (string) preg_replace('~^https?://~', '', $url);
        Option::$values = ['main.server_name' => $host];
        $_SERVER['HTTP_HOST'] = $host;
        EventManager::$handlers = self::$kept['handlers'] ?? [];
        Table::$rows = self::$kept['services'] ?? [];
        CEventLog::$lines = self::$kept['log'] ?? [];
        FakeMail::$sent = self::$kept['mails'] ?? [];
        FakeCheckout::$currency = self::$kept['currency'] ?? 'RUB';
        $_SESSION = self::$kept['sessions'][$buyer] ?? [];
        $_REQUEST = [];
    }

    public static function close(): void
    {
        self::$kept['sessions'][self::$buyer] = $_SESSION;
        $kept = serialize([
            'handlers' => EventManager::$handlers, 'services' => Table::$rows, 'log' => CEventLog::$lines, 'mails' => FakeMail::$sent,
            'currency' => FakeCheckout::$currency,
        ] + self::$kept);
        Connection::the()->pdo->exec('DELETE FROM fake_site');
        Connection::the()->pdo->prepare('INSERT INTO fake_site (kept) VALUES (?)')->execute([$kept]);
    }
}
