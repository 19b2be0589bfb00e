<?php

declare(strict_types=1);

namespace CourierModx;

/**
 * The plugin's own table of values, settings, keys, what may be lost. MODX's own settings
 * are in every page's memory, in clear text.
 */
final class Memory
{
    private const TABLE = '{p}' . Brand::PREFIX . '_memory';

    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    public static function createTable(Database $db): void
    {
        $db->run('CREATE TABLE IF NOT EXISTS `' . self::TABLE . '` (
            `name` VARCHAR(150) NOT NULL,
            `value` MEDIUMTEXT NOT NULL,
            `expires_at` INT NULL,
            PRIMARY KEY (`name`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4');
    }

    /** @return array<string, mixed>|null */
    public function read(string $name): ?array
    {
        $row = $this->db->row(
            'SELECT `value` FROM `' . self::TABLE . '` WHERE `name` = ?'
                . ' AND (`expires_at` IS NULL OR `expires_at` > ?)',
            [self::short($name), time()]
        );
        $value = $row === null ? null : json_decode((string) $row['value'], true);

        return is_array($value) ? $value : null;
    }

    /** @param array<string, mixed> $value */
    public function write(string $name, array $value, ?int $seconds = null): void
    {
        $this->db->run(
            'REPLACE INTO `' . self::TABLE . '` (`name`, `value`, `expires_at`) VALUES (?, ?, ?)',
            [
                self::short($name),
                (string) json_encode($value, JSON_INVALID_UTF8_SUBSTITUTE),
                $seconds === null ? null : time() + $seconds,
            ]
        );
    }

    public function forget(string $name): void
    {
        $this->db->run(
            'DELETE FROM `' . self::TABLE . '` WHERE `name` = ?',
            [self::short($name)]
        );
    }

    public function sweep(): void
    {
        $this->db->run('DELETE FROM `' . self::TABLE . '` WHERE `expires_at` < ?', [time()]);
    }

    private static function short(string $name): string
    {
        return strlen($name) <= 150 ? $name : substr($name, 0, 80) . sha1($name);
    }
}
