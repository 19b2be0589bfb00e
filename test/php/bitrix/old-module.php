<?php

// What the older module (`measoft.courier`, 1.8) keeps in a shop. Seen: its service's code, its own tables, its settings
// packed twice. No line of it is the module's.

declare(strict_types=1);

use Bitrix\Main\DB\Connection;
use Bitrix\Sale\Delivery\Services\Table;

final class OldModule
{
    public const COURIER = 51;
    public const PICKUP = 52;

    /** @param array<string, string> $settings of its service's form */
    public static function plant(array $settings): void
    {
        $class = '\\Bitrix\\Sale\\Delivery\\Services\\Automatic';
        Table::$rows[50] = [
            'ID' => 50, 'CLASS_NAME' => $class, 'CODE' => 'courier', 'NAME' => 'Прежняя', 'PARENT_ID' => 0,
            'CONFIG' => ['MAIN' => ['SID' => 'courier', 'OLD_SETTINGS' => serialize(serialize($settings))]],
        ];
        foreach ([self::COURIER => 'simple', self::PICKUP => 'pickup'] as $id => $profile) {
            Table::$rows[$id] = ['ID' => $id, 'CLASS_NAME' => $class . 'Profile', 'CODE' => "courier:{$profile}", 'NAME' => $profile, 'CONFIG' => []];
        }
        Connection::the()->pdo->exec('
            CREATE TABLE measoft_cities (ID INTEGER PRIMARY KEY, BITRIX_ID TEXT, MEASOFT_ID INT, NAME TEXT);
            CREATE TABLE measoft_pay_system (ID INTEGER PRIMARY KEY, BITRIX_ID TEXT, PAYSYSTEM_ID INT, CASH INT, CARD INT);
            CREATE TABLE measoft_order_status (ID INTEGER PRIMARY KEY, BITRIX_ID TEXT, MEASOFT_STATUS_CODE TEXT, BITRIX_STATUS_ID TEXT);
        ');
    }

    /** @param array<string, mixed> $row */
    public static function add(string $table, array $row): void
    {
        $names = implode(', ', array_keys($row));
        $marks = implode(', ', array_fill(0, count($row), '?'));
        Connection::the()->pdo->prepare("INSERT INTO {$table} ({$names}) VALUES ({$marks})")->execute(array_values($row));
    }
}
