<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Order;
use CourierWoo\Core\Outcome;
use CourierWoo\Core\ShipmentRecord;

/**
 * Orders of the older MeaSoft plugin. What it sent is never sent again by this one; what it did not send keeps
 * the point that its buyer chose. Its own fields are read and left as they are.
 */
final class OldOrders
{
    public const HOOK = Brand::PREFIX . '_old_orders';
    /** The courier's number of an order that was sent. */
    private const NUMBER = 'KC2008_order_number';
    private const STATUS = 'KC2008_order_status';
    private const POINT = 'pvzcode';
    private const BATCH = 50;
    private const WAIT_SECONDS = 1800;

    private Plugin $plugin;
    private OrderFields $fields;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->fields = new OrderFields();
    }

    public function register(): void
    {
        add_action(self::HOOK, [$this, 'take'], 10, 2);
    }

    /** Whether the older plugin has left any. */
    public static function exist(): bool
    {
        return self::find(self::NUMBER, 1, 1) !== [];
    }

    /** The newest come first: they are the ones that somebody may send today. */
    public static function start(): void
    {
        foreach ([self::NUMBER, self::POINT] as $field) {
            as_enqueue_async_action(self::HOOK, [$field, 1], Jobs::GROUP);
        }
    }

    /**
     * One page of them; the next is a job of its own, so that a shop of any size is taken over.
     *
     * @param mixed $field
     * @param mixed $page
     */
    public function take($field, $page = 1): void
    {
        if (!in_array($field, [self::NUMBER, self::POINT], true)) {
            return;
        }
        if ($field === self::POINT && $this->plugin->delivery->publishableKey() === '') {
            // Where a point stands only the courier knows; the merchant has still to connect the shop.
            as_schedule_single_action(time() + self::WAIT_SECONDS, self::HOOK, [$field, (int) $page], Jobs::GROUP);

            return;
        }
        $ids = self::find($field, self::BATCH, (int) $page);
        foreach ($ids as $id) {
            $field === self::NUMBER ? $this->keepSent((string) $id) : $this->keepPoint((string) $id);
        }
        if (count($ids) === self::BATCH) {
            as_enqueue_async_action(self::HOOK, [$field, (int) $page + 1], Jobs::GROUP);
        }
    }

    private function keepSent(string $id): void
    {
        $order = $this->fields->find($id);
        if ($order === null || $this->plugin->shop->shipment($id) !== []) {
            return;
        }
        $status = (string) $order->get_meta(self::STATUS);
        $record = new ShipmentRecord([
            'state' => 'sent',
            'attempt' => 1,
            'courierReference' => (string) $order->get_meta(self::NUMBER),
        ]);
        $this->plugin->shop->saveShipment($id, $record->toArray());
        $this->fields->write($id, [OrderFields::MARKS => [Order::SENT_ELSEWHERE]]);
        $words = $this->plugin->words();
        $this->plugin->shop->addNote($id, $words->say('takeover.note', [
            'number' => $record->courierReference,
            'status' => $status === '' ? $words->say('choice.empty') : $status,
        ]));
    }

    private function keepPoint(string $id): void
    {
        $order = $this->plugin->shop->order($id);
        $isOpen = $order !== null && !$order->isCancelled && !$order->isClosed;
        if (!$isOpen || $order->destination() !== null || $this->plugin->shop->shipment($id) !== []) {
            return;
        }
        $chosen = $this->plugin->delivery->shipping()->choose($id, [
            'method' => 'pickup_point',
            'pointCode' => (string) $this->fields->find($id)->get_meta(self::POINT),
        ]);
        if ($chosen->kind !== Outcome::DONE) {
            $this->plugin->shop->addNote($id, $this->plugin->words()->say('takeover.noPoint', ['reason' => $chosen->text]));
        }
    }

    /** @return int[] */
    private static function find(string $field, int $limit, int $page): array
    {
        return array_map('intval', wc_get_orders([
            'type' => 'shop_order',
            'limit' => $limit,
            'page' => $page,
            'orderby' => 'ID',
            'order' => 'DESC',
            'return' => 'ids',
            'meta_key' => $field,
            'meta_compare' => 'EXISTS',
        ]));
    }
}
