<?php

declare(strict_types=1);

namespace CourierModx;

/** Our own table of orders: what was chosen, how it was sent, what waits to be done. No person is in it. */
final class OrderTable
{
    private const TABLE = '{p}' . Brand::PREFIX . '_order';
    private const COLUMNS = ['selection', 'marks', 'destination', 'shipment'];

    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    public static function createTable(Database $db): void
    {
        $db->run('CREATE TABLE IF NOT EXISTS `' . self::TABLE . '` (
            `order_id` INT NOT NULL,
            `selection` MEDIUMTEXT NULL,
            `marks` TEXT NULL,
            `destination` MEDIUMTEXT NULL,
            `shipment` MEDIUMTEXT NULL,
            `state` VARCHAR(16) NOT NULL DEFAULT \'none\',
            `note` TEXT NULL,
            `due_at` INT NULL,
            `tries` INT NOT NULL DEFAULT 0,
            `is_automatic` TINYINT NOT NULL DEFAULT 1,
            `is_waiting` TINYINT NOT NULL DEFAULT 0,
            PRIMARY KEY (`order_id`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4');
    }

    /** @return array<string, mixed> values by column, structures decoded; empty when nothing is kept */
    public function read(string $orderId): array
    {
        $row = $this->db->row('SELECT * FROM `' . self::TABLE . '` WHERE `order_id` = ?', [(int) $orderId]) ?? [];
        foreach (self::COLUMNS as $column) {
            if (isset($row[$column])) {
                $row[$column] = json_decode((string) $row[$column], true);
            }
        }

        return $row;
    }

    /**
     * States of many orders, for the list.
     *
     * @param int[] $orderIds
     * @return array<int, string>
     */
    public function states(array $orderIds): array
    {
        if ($orderIds === []) {
            return [];
        }
        $marks = implode(', ', array_fill(0, count($orderIds), '?'));
        $sql = 'SELECT `order_id`, `state` FROM `' . self::TABLE . "` WHERE `order_id` IN ({$marks})";

        return array_column($this->db->rows($sql, array_values($orderIds)), 'state', 'order_id');
    }

    /**
     * Any of the columns; structures are encoded here. The row is made when it is not there.
     *
     * @param array<string, mixed> $values
     */
    public function write(string $orderId, array $values): void
    {
        $set = [];
        $given = [(int) $orderId];
        foreach ($values as $column => $value) {
            $set[] = "`{$column}` = ?";
            $given[] = in_array($column, self::COLUMNS, true) && $value !== null
                ? (string) json_encode($value, JSON_INVALID_UTF8_SUBSTITUTE)
                : $value;
        }
        $this->db->run('INSERT IGNORE INTO `' . self::TABLE . '` (`order_id`) VALUES (?)', [(int) $orderId]);
        $given[] = array_shift($given);
        $this->db->run('UPDATE `' . self::TABLE . '` SET ' . implode(', ', $set) . ' WHERE `order_id` = ?', $given);
    }

    /**
     * Orders whose turn it is, taken for ten minutes: a second job leaves them alone.
     *
     * @return array<int, array<string, mixed>>
     */
    public function takeDue(int $now, int $count): array
    {
        $rows = $this->db->rows(
            'SELECT `order_id`, `due_at`, `tries`, `is_automatic` FROM `' . self::TABLE . '`'
                . ' WHERE `due_at` <= ? ORDER BY `due_at` LIMIT ' . $count,
            [$now]
        );

        return array_values(array_filter($rows, fn (array $row): bool => $this->db->run(
            'UPDATE `' . self::TABLE . '` SET `due_at` = ? WHERE `order_id` = ? AND `due_at` = ?',
            [$now + 600, (int) $row['order_id'], (int) $row['due_at']]
        ) === 1));
    }
}
