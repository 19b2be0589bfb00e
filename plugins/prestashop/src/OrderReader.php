<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Amount;
use CourierPresta\Core\Checkout;
use CourierPresta\Core\Destination;
use CourierPresta\Core\Line;
use CourierPresta\Core\Order;
use CourierPresta\Core\Selection;
use CourierPresta\Core\Settings;
use CourierPresta\Core\Untrusted;

/** Turns PrestaShop's order into the core's, from its tables. */
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
        $row = $this->plugin->db->row(
            'SELECT o.*, s.`paid` AS `state_paid`, s.`shipped` AS `state_shipped`, c.`iso_code` AS `currency`'
                . ' FROM `{p}orders` o LEFT JOIN `{p}order_state` s ON s.`id_order_state` = o.`current_state`'
                . ' LEFT JOIN `{p}currency` c ON c.`id_currency` = o.`id_currency` WHERE o.`id_order` = ?',
            [(int) $orderId]
        );
        if ($row === null) {
            return null;
        }
        $kept = $this->plugin->orders->read($orderId);
        $key = $this->plugin->carriers->keyOf((int) $row['id_carrier']);
        $fee = Amount::minor((float) $row['total_shipping_tax_incl']);
        $vat = (int) round((float) ($row['carrier_tax_rate'] ?? 0));

        return new Order([
            'id' => $orderId,
            'reference' => (string) $row['id_order'],
            'methodKey' => $key,
            'currency' => (string) $row['currency'],
            'total' => Amount::minor((float) $row['total_paid_tax_incl']),
            'deliveryFee' => $fee,
            'deliveryVatRate' => $vat > 0 ? $vat : null,
            'paymentMethod' => (string) $row['module'],
            'lines' => (new OrderLines($this->plugin))->all($row),
            'buyerComment' => $this->buyerComment((int) $row['id_order']),
            'managerComment' => (string) ($kept['note'] ?? ''),
            'selection' => self::selection($kept['selection'] ?? null),
            'destination' => isset($kept['destination']['method']) ? new Destination($kept['destination']) : null,
            'marks' => $kept['marks'] ?? ($key === '' ? [] : [Checkout::NO_SELECTION, Checkout::OUTSIDE_CHECKOUT]),
        ] + $this->state($row) + (new Recipient($this->plugin))->toArray($row));
    }

    /**
     * @param array<string, mixed> $row
     * @return array<string, mixed>
     */
    private function state(array $row): array
    {
        $status = (string) $row['current_state'];
        $cancelled = [$this->plugin->config('PS_OS_CANCELED'), $this->plugin->config('PS_OS_REFUND'),
            $this->plugin->config('PS_OS_ERROR')];
        $isCancelled = in_array($status, $cancelled, true);
        // Once in a status that means "paid", an order stays paid on its way through others.
        $wasPaid = $this->plugin->db->row(
            'SELECT 1 AS `found` FROM `{p}order_history` h JOIN `{p}order_state` s'
                . ' ON s.`id_order_state` = h.`id_order_state` WHERE h.`id_order` = ? AND s.`paid` = 1 LIMIT 1',
            [(int) $row['id_order']]
        );

        return [
            'status' => $status,
            'isCancelled' => $isCancelled,
            'isClosed' => $isCancelled || $status === $this->plugin->config('PS_OS_DELIVERED'),
            // "Accepted" stands for cash on delivery too, and says paid there.
            'isPaid' => !$isCancelled && Core\Payment::ofMethod((string) $row['module'], $this->settings) === 'none'
                && ($wasPaid !== null || !empty($row['state_paid'])),
        ];
    }

    private function buyerComment(int $orderId): string
    {
        $row = $this->plugin->db->row(
            'SELECT m.`message` FROM `{p}customer_message` m JOIN `{p}customer_thread` t'
                . ' ON t.`id_customer_thread` = m.`id_customer_thread`'
                . ' WHERE t.`id_order` = ? AND m.`id_employee` = 0 ORDER BY m.`id_customer_message` LIMIT 1',
            [$orderId]
        );

        return html_entity_decode((string) ($row['message'] ?? ''), ENT_QUOTES, 'UTF-8');
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
