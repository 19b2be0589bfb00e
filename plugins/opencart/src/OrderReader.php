<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Amount;
use CourierOpenCart\Core\Checkout;
use CourierOpenCart\Core\Destination;
use CourierOpenCart\Core\Order;
use CourierOpenCart\Core\Selection;
use CourierOpenCart\Core\Settings;
use CourierOpenCart\Core\Untrusted;

/** Turns OpenCart's order into the core's, from its tables: both sides of the shop read it. */
final class OrderReader
{
    private Plugin $plugin;
    private Settings $settings;

    public function __construct(Plugin $plugin, Settings $settings)
    {
        $this->plugin = $plugin;
        $this->settings = $settings;
    }

    public function read(string $orderId): ?Order
    {
        // Status 0: begun at the checkout and never placed.
        $row = $this->plugin->db->row(
            'SELECT * FROM `{p}order` WHERE `order_id` = ? AND `order_status_id` > 0',
            [(int) $orderId]
        );
        if ($row === null) {
            return null;
        }
        $lines = new OrderLines($this->plugin, (int) $row['order_id']);
        $kept = $this->plugin->orders->read($orderId);
        $key = Methods::keyOf(self::code($row, 'shipping'));

        return new Order([
            'id' => $orderId,
            'reference' => (string) $row['order_id'],
            'methodKey' => $key,
            'currency' => (string) $this->plugin->config('config_currency'),
            'total' => Amount::minor((float) $row['total']),
            'paymentMethod' => explode('.', self::code($row, 'payment'))[0],
            'lines' => $lines->all(),
            'buyerComment' => html_entity_decode((string) $row['comment'], ENT_QUOTES, 'UTF-8'),
            'managerComment' => (string) ($kept['note'] ?? ''),
            'selection' => self::selection($kept['selection'] ?? null),
            'destination' => isset($kept['destination']['method']) ? new Destination($kept['destination']) : null,
            'marks' => $kept['marks'] ?? ($key === '' ? [] : [Checkout::NO_SELECTION, Checkout::OUTSIDE_CHECKOUT]),
        ] + $this->state($row) + $lines->delivery() + (new Recipient($this->plugin, $row))->toArray());
    }

    /**
     * @param array<string, mixed> $row
     * @return array<string, mixed>
     */
    private function state(array $row): array
    {
        $status = (string) $row['order_status_id'];
        $isCancelled = in_array($status, $this->settings->list('cancelledStatuses'), true);
        $complete = array_map('strval', (array) $this->plugin->config('config_complete_status'));

        return [
            'status' => $status,
            'isCancelled' => $isCancelled,
            'isClosed' => $isCancelled || in_array($status, $complete, true),
            'isPaid' => !$isCancelled && $this->wasPaid((int) $row['order_id'], $status),
        ];
    }

    /** Once in a status that means "paid", an order stays paid on its way through others. */
    private function wasPaid(int $orderId, string $status): bool
    {
        $paid = array_map('intval', $this->settings->list('paidStatuses'));
        if ($paid === [] || in_array((int) $status, $paid, true)) {
            return $paid !== [];
        }
        $marks = implode(', ', array_fill(0, count($paid), '?'));
        $sql = "SELECT 1 AS found FROM `{p}order_history` WHERE `order_id` = ? AND `order_status_id` IN ({$marks}) LIMIT 1";

        return $this->plugin->db->row($sql, array_merge([$orderId], $paid)) !== null;
    }

    /**
     * 2.3 and 3.0 have a column for the code, 4.x JSON with more in it.
     *
     * @param array<string, mixed> $row
     */
    private static function code(array $row, string $kind): string
    {
        if (isset($row["{$kind}_code"])) {
            return (string) $row["{$kind}_code"];
        }
        $method = json_decode((string) ($row["{$kind}_method"] ?? ''), true);

        return is_array($method) ? (string) ($method['code'] ?? '') : '';
    }

    /** @param mixed $claims */
    private static function selection($claims): ?Selection
    {
        try {
            return is_array($claims) ? Selection::fromClaims($claims) : null;
        } catch (Untrusted $untrusted) {
            return null;
        }
    }
}
