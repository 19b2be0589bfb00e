<?php

declare(strict_types=1);

namespace CourierCore\Storage;

/**
 * Our own table of orders: what was chosen, how it was sent, what waits to be done. No person is in it. A part of an
 * order that the shop splits (`1001.2`) has a row of its own below zero (`-100102`), where no order stands.
 */
final class OrderTable
{
    private const STRUCTURES = ['selection', 'marks', 'destination', 'shipment', 'note', 'later'];

    private Database $db;
    private string $table;

    /** @param string $prefix `courier_checkout`: the table is `{p}courier_checkout_order` */
    public function __construct(Database $db, string $prefix)
    {
        $this->db = $db;
        $this->table = '{p}' . "{$prefix}_order";
    }

    public function create(): void
    {
        $this->db->run("CREATE TABLE IF NOT EXISTS `{$this->table}` (
            `order_id` INT NOT NULL,
            `store_id` INT NOT NULL DEFAULT 0,
            `selection` MEDIUMTEXT NULL,
            `marks` TEXT NULL,
            `destination` MEDIUMTEXT NULL,
            `shipment` MEDIUMTEXT NULL,
            `state` VARCHAR(16) NOT NULL DEFAULT 'none',
            `note` TEXT NULL,
            `later` TEXT NULL,
            `due_at` INT NULL,
            `tries` INT NOT NULL DEFAULT 0,
            `is_automatic` TINYINT NOT NULL DEFAULT 1,
            `is_waiting` TINYINT NOT NULL DEFAULT 0,
            PRIMARY KEY (`order_id`),
            KEY `due` (`store_id`, `due_at`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8");
    }

    /** @return array<string, mixed> values by column, structures decoded; empty when nothing is kept */
    public function read(string $orderId): array
    {
        $row = $this->db->row("SELECT * FROM `{$this->table}` WHERE `order_id` = ?", [self::key($orderId)]) ?? [];
        foreach (self::STRUCTURES as $column) {
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
        $sql = "SELECT `order_id`, `state` FROM `{$this->table}` WHERE `order_id` IN ({$marks})";

        return array_column($this->db->rows($sql, array_values($orderIds)), 'state', 'order_id');
    }

    /**
     * Any of the columns; structures are encoded here. The row is made when it is not there: a checkout that
     * renders its last step twice writes it twice.
     *
     * @param array<string, mixed> $values
     */
    public function write(string $orderId, array $values): void
    {
        $set = [];
        $given = [self::key($orderId)];
        foreach ($values as $column => $value) {
            $set[] = "`{$column}` = ?";
            // Escaped to ASCII by JSON: older shops talk to their database in three bytes a letter.
            $given[] = in_array($column, self::STRUCTURES, true) && $value !== null
                ? (string) json_encode($value, JSON_INVALID_UTF8_SUBSTITUTE)
                : $value;
        }
        $this->db->run("INSERT IGNORE INTO `{$this->table}` (`order_id`) VALUES (?)", [self::key($orderId)]);
        $given[] = array_shift($given);
        $this->db->run("UPDATE `{$this->table}` SET " . implode(', ', $set) . ' WHERE `order_id` = ?', $given);
    }

    /**
     * Orders whose turn it is, taken for ten minutes: a second job leaves them alone.
     *
     * @return array<int, array<string, mixed>>
     */
    public function takeDue(int $storeId, int $now, int $count): array
    {
        $rows = $this->db->rows(
            "SELECT `order_id`, `due_at`, `tries`, `is_automatic` FROM `{$this->table}`"
                . ' WHERE `store_id` = ? AND `due_at` <= ? ORDER BY `due_at` LIMIT ' . $count,
            [$storeId, $now]
        );

        $taken = array_filter($rows, fn (array $row): bool => $this->db->run(
            "UPDATE `{$this->table}` SET `due_at` = ? WHERE `order_id` = ? AND `due_at` = ?",
            [$now + 600, (int) $row['order_id'], (int) $row['due_at']]
        ) === 1);

        return array_values(array_map(
            static fn (array $row): array => ['order_id' => self::orderId((int) $row['order_id'])] + $row,
            $taken
        ));
    }

    /** @return string[] the order, and each further part of it that is known here */
    public function parts(int $orderId): array
    {
        $rows = $this->db->rows(
            "SELECT `order_id` FROM `{$this->table}` WHERE `order_id` BETWEEN ? AND ? ORDER BY `order_id` DESC",
            [-$orderId * 100 - 99, -$orderId * 100 - 1]
        );
        $parts = array_map(static fn (array $row): string => self::orderId((int) $row['order_id']), $rows);

        return array_merge([(string) $orderId], $parts);
    }

    /**
     * Statuses that one side of the shop left for the other to set, each given to one process only.
     *
     * @return array<int, array{status: string, note: string}> by order
     */
    public function takeLater(): array
    {
        $moves = [];
        $sql = "SELECT `order_id`, `later` FROM `{$this->table}` WHERE `later` IS NOT NULL";
        foreach ($this->db->rows($sql) as $row) {
            $taking = "UPDATE `{$this->table}` SET `later` = NULL WHERE `order_id` = ? AND `later` = ?";
            // Another process may have been here first.
            $isOurs = $this->db->run($taking, [(int) $row['order_id'], (string) $row['later']]) === 1;
            $move = json_decode((string) $row['later'], true);
            if ($isOurs && isset($move['status'], $move['note'])) {
                $moves[(int) $row['order_id']] = $move;
            }
        }

        return $moves;
    }

    private static function key(string $orderId): int
    {
        [$order, $part] = explode('.', $orderId) + [1 => ''];

        return $part === '' ? (int) $order : -(int) $order * 100 - (int) $part;
    }

    private static function orderId(int $key): string
    {
        return $key < 0 ? intdiv(-$key, 100) . '.' . -$key % 100 : (string) $key;
    }
}
