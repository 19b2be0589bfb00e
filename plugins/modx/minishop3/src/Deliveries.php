<?php

declare(strict_types=1);

namespace CourierModx;

use MiniShop3\Model\msDelivery;

/** Our two rows among MiniShop3's deliveries, known by their class: the merchant may rename and move them. */
final class Deliveries
{
    public const CLASSES = ['door' => Door::class, 'pickup' => Pickup::class];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function keyOf(int $deliveryId): string
    {
        $row = $this->plugin->db->row('SELECT `class` FROM `{p}ms3_deliveries` WHERE `id` = ?', [$deliveryId]);
        $key = array_search(ltrim((string) ($row['class'] ?? ''), '\\'), self::CLASSES, true);

        return $key === false ? '' : (string) $key;
    }

    /** @return array<string, int> id by key, of those that are switched on */
    public function ids(): array
    {
        $ids = [];
        foreach (self::CLASSES as $key => $class) {
            $row = $this->plugin->db->row(
                'SELECT `id` FROM `{p}ms3_deliveries` WHERE `class` = ? AND `active` = 1 ORDER BY `id` LIMIT 1',
                [$class]
            );
            if ($row !== null) {
                $ids[$key] = (int) $row['id'];
            }
        }

        return $ids;
    }

    /** Makes what is missing, for every payment that the shop has. */
    public function ensure(): void
    {
        foreach (self::CLASSES as $key => $class) {
            $isThere = $this->plugin->db->row('SELECT `id` FROM `{p}ms3_deliveries` WHERE `class` = ?', [$class]);
            if ($isThere !== null) {
                continue;
            }
            // MiniShop3 itself asks for a point then.
            $own = $key === 'pickup' ? [CartReader::field($key) => 'required'] : [];
            $delivery = $this->plugin->modx->newObject(msDelivery::class);
            $delivery->fromArray([
                'name' => $this->plugin->words()->say("method.{$key}"),
                'price' => '0',
                'active' => 1,
                'class' => $class,
                'validation_rules' => json_encode(['first_name' => 'required', 'phone' => 'required'] + $own),
            ]);
            $delivery->save();
            // A pair that is not in this table is refused when the order is submitted.
            foreach ($this->plugin->db->rows('SELECT `id` FROM `{p}ms3_payments`') as $payment) {
                $this->plugin->db->run(
                    'INSERT IGNORE INTO `{p}ms3_delivery_payments` (`delivery_id`, `payment_id`) VALUES (?, ?)',
                    [(int) $delivery->get('id'), (int) $payment['id']]
                );
            }
        }
    }

    /** After the component was removed and has come again. */
    public function bringBack(): void
    {
        foreach (self::CLASSES as $class) {
            $this->plugin->db->run('UPDATE `{p}ms3_deliveries` SET `active` = 1 WHERE `class` = ?', [$class]);
        }
    }
}
