<?php

declare(strict_types=1);

namespace CourierModx;

/** Our two rows among miniShop2's deliveries, known by their class: the merchant may rename and move them. */
final class Deliveries
{
    public const CLASSES = ['door' => 'CourierCheckoutDoor', 'pickup' => 'CourierCheckoutPickup'];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function keyOf(int $deliveryId): string
    {
        $row = $this->plugin->db->row('SELECT `class` FROM `{p}ms2_deliveries` WHERE `id` = ?', [$deliveryId]);
        $key = array_search((string) ($row['class'] ?? ''), self::CLASSES, true);

        return $key === false ? '' : (string) $key;
    }

    /** @return array<string, int> id by key, of those that are switched on */
    public function ids(): array
    {
        $ids = [];
        foreach (self::CLASSES as $key => $class) {
            $row = $this->plugin->db->row(
                'SELECT `id` FROM `{p}ms2_deliveries` WHERE `class` = ? AND `active` = 1 ORDER BY `id` LIMIT 1',
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
            $isThere = $this->plugin->db->row('SELECT `id` FROM `{p}ms2_deliveries` WHERE `class` = ?', [$class]);
            if ($isThere !== null) {
                continue;
            }
            $delivery = $this->plugin->modx->newObject('msDelivery');
            $delivery->fromArray([
                'name' => $this->plugin->words()->say("method.{$key}"),
                'price' => 0,
                'active' => 1,
                'class' => $class,
                // miniShop2 itself asks for a point then.
                'requires' => 'receiver,phone' . ($key === 'pickup' && !$this->isInTables() ? ',' . CartReader::field($key) : ''),
            ]);
            $delivery->save();
            foreach ($this->plugin->db->rows('SELECT `id` FROM `{p}ms2_payments`') as $payment) {
                $this->plugin->db->run(
                    'INSERT IGNORE INTO `{p}ms2_delivery_payments` (`delivery_id`, `payment_id`) VALUES (?, ?)',
                    [(int) $delivery->get('id'), (int) $payment['id']]
                );
            }
        }
    }

    /**
     * An order that miniShop2 keeps in its tables has no field of ours, so miniShop2 must not demand one: it would
     * refuse every order. Our own check of the order still does.
     */
    public function fitStorage(): void
    {
        if (!$this->isInTables()) {
            return;
        }
        $class = self::CLASSES['pickup'];
        $row = $this->plugin->db->row('SELECT `requires` FROM `{p}ms2_deliveries` WHERE `class` = ?', [$class]);
        $fields = explode(',', (string) ($row['requires'] ?? ''));
        $kept = array_diff($fields, [CartReader::field('pickup')]);
        if (count($kept) < count($fields)) {
            $this->plugin->db->run(
                'UPDATE `{p}ms2_deliveries` SET `requires` = ? WHERE `class` = ?',
                [implode(',', $kept), $class]
            );
        }
    }

    /** Whether an order is a draft in the tables from the first click; else it is in the visitor's session. */
    private function isInTables(): bool
    {
        return $this->plugin->option('ms2_tmp_storage') === 'db';
    }

    /** After the component was removed and has come again. */
    public function bringBack(): void
    {
        foreach (self::CLASSES as $class) {
            $this->plugin->db->run('UPDATE `{p}ms2_deliveries` SET `active` = 1 WHERE `class` = ?', [$class]);
        }
    }
}
