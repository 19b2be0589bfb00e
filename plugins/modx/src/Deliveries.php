<?php

declare(strict_types=1);

namespace CourierModx;

final class Deliveries extends DeliveryRows
{
    public const CLASSES = ['door' => 'CourierCheckoutDoor', 'pickup' => 'CourierCheckoutPickup'];
    protected const TABLES = 'ms2';

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

    protected function create(string $key, string $class): int
    {
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

        return (int) $delivery->get('id');
    }

    /** Whether an order is a draft in the tables from the first click; else it is in the visitor's session. */
    private function isInTables(): bool
    {
        return $this->plugin->option('ms2_tmp_storage') === 'db';
    }
}
