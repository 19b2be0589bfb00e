<?php

declare(strict_types=1);

namespace CourierCore\Storage;

/**
 * The plugin's own table of values, per store: settings, keys, what may be lost. Platforms read their own
 * settings whole with every page, show them, or delete them with the plugin.
 */
final class Memory
{
    private Database $db;
    private string $table;
    private int $storeId;

    /** @param string $prefix `courier_checkout`: the table is `{p}courier_checkout_memory` */
    public function __construct(Database $db, string $prefix, int $storeId)
    {
        $this->db = $db;
        $this->table = self::name($prefix);
        $this->storeId = $storeId;
    }

    public static function createTable(Database $db, string $prefix): void
    {
        $db->run('CREATE TABLE IF NOT EXISTS `' . self::name($prefix) . '` (
            `store_id` INT NOT NULL,
            `name` VARCHAR(150) NOT NULL,
            `value` MEDIUMTEXT NOT NULL,
            `expires_at` INT NULL,
            PRIMARY KEY (`store_id`, `name`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8');
    }

    /** @return array<string, mixed>|null */
    public function read(string $name): ?array
    {
        $row = $this->db->row(
            "SELECT `value` FROM `{$this->table}` WHERE `store_id` = ? AND `name` = ?"
                . ' AND (`expires_at` IS NULL OR `expires_at` > ?)',
            [$this->storeId, self::short($name), time()]
        );
        $value = $row === null ? null : json_decode((string) $row['value'], true);

        return is_array($value) ? $value : null;
    }

    /** @param array<string, mixed> $value */
    public function write(string $name, array $value, ?int $seconds = null): void
    {
        // Escaped to ASCII by JSON: older shops talk to their database in three bytes a letter.
        $this->db->run(
            "REPLACE INTO `{$this->table}` (`store_id`, `name`, `value`, `expires_at`) VALUES (?, ?, ?, ?)",
            [
                $this->storeId,
                self::short($name),
                (string) json_encode($value, JSON_INVALID_UTF8_SUBSTITUTE),
                $seconds === null ? null : time() + $seconds,
            ]
        );
    }

    public function forget(string $name): void
    {
        $this->db->run(
            "DELETE FROM `{$this->table}` WHERE `store_id` = ? AND `name` = ?",
            [$this->storeId, self::short($name)]
        );
    }

    public function sweep(): void
    {
        $this->db->run("DELETE FROM `{$this->table}` WHERE `expires_at` < ?", [time()]);
    }

    private static function name(string $prefix): string
    {
        return '{p}' . "{$prefix}_memory";
    }

    private static function short(string $name): string
    {
        return strlen($name) <= 150 ? $name : substr($name, 0, 80) . sha1($name);
    }
}
