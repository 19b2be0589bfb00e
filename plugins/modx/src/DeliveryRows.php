<?php

declare(strict_types=1);

namespace CourierModx;

/** Our two rows among the shop's deliveries, known by their class: the merchant may rename and move them. */
abstract class DeliveryRows
{
    /** @var array<string, string> class by key */
    public const CLASSES = [];
    /** What the names of the shop's tables begin with. */
    protected const TABLES = '';

    protected Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function keyOf(int $deliveryId): string
    {
        $table = self::table('deliveries');
        $row = $this->plugin->db->row("SELECT `class` FROM {$table} WHERE `id` = ?", [$deliveryId]);
        $key = array_search(ltrim((string) ($row['class'] ?? ''), '\\'), static::CLASSES, true);

        return $key === false ? '' : (string) $key;
    }

    /** @return array<string, int> id by key, of those that are switched on */
    public function ids(): array
    {
        [$ids, $table] = [[], self::table('deliveries')];
        foreach (static::CLASSES as $key => $class) {
            $row = $this->plugin->db->row(
                "SELECT `id` FROM {$table} WHERE `class` = ? AND `active` = 1 ORDER BY `id` LIMIT 1",
                [$class]
            );
            if ($row !== null) {
                $ids[$key] = (int) $row['id'];
            }
        }

        return $ids;
    }

    /** Makes what is missing, for every payment that the shop has: a pair that is in no table is refused. */
    public function ensure(): void
    {
        [$table, $pairs] = [self::table('deliveries'), self::table('delivery_payments')];
        foreach (static::CLASSES as $key => $class) {
            if ($this->plugin->db->row("SELECT `id` FROM {$table} WHERE `class` = ?", [$class]) !== null) {
                continue;
            }
            $id = $this->create($key, $class);
            foreach ($this->plugin->db->rows('SELECT `id` FROM ' . self::table('payments')) as $payment) {
                $this->plugin->db->run(
                    "INSERT IGNORE INTO {$pairs} (`delivery_id`, `payment_id`) VALUES (?, ?)",
                    [$id, (int) $payment['id']]
                );
            }
        }
    }

    /** After the component was removed and has come again. */
    public function bringBack(): void
    {
        $table = self::table('deliveries');
        foreach (static::CLASSES as $class) {
            $this->plugin->db->run("UPDATE {$table} SET `active` = 1 WHERE `class` = ?", [$class]);
        }
    }

    /** @return int the new row's id */
    abstract protected function create(string $key, string $class): int;

    private static function table(string $name): string
    {
        return '`{p}' . static::TABLES . "_{$name}`";
    }
}
