<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Amount;
use CourierModx\Core\Checkout;
use CourierModx\Core\Destination;
use CourierModx\Core\Line;
use CourierModx\Core\Order;
use CourierModx\Core\Selection;
use CourierModx\Core\Settings;
use CourierModx\Core\Untrusted;

/** Turns the shop's order into the core's, from its tables. */
final class OrderReader
{
    private Plugin $plugin;
    private OrderRows $rows;
    private Settings $settings;

    public function __construct(Plugin $plugin, Settings $settings)
    {
        $this->plugin = $plugin;
        $this->rows = new OrderRows($plugin->db);
        $this->settings = $settings;
    }

    public function read(string $orderId): ?Order
    {
        $row = $this->rows->order((int) $orderId);
        if ($row === null) {
            return null;
        }
        $address = $this->rows->address($row);
        $kept = $this->plugin->orders->read($orderId);
        $key = (new Deliveries($this->plugin))->keyOf((int) $row['delivery']);
        $status = (string) $row['status'];
        $isCancelled = in_array($status, $this->settings->list('cancelledStatuses'), true);

        return new Order([
            'id' => $orderId,
            'reference' => MiniShop::reference((string) $row['num']),
            'methodKey' => $key,
            'status' => $status,
            'isCancelled' => $isCancelled,
            'isTracked' => $this->isTracked((int) $row['id'], $status),
            'isPaid' => !$isCancelled && $this->wasPaid((int) $row['id'], $status),
            'currency' => $this->settings->text('currency'),
            'total' => Amount::minor((float) $row['cost']),
            'deliveryFee' => Amount::minor((float) $row['delivery_cost']),
            'paymentMethod' => (string) $row['payment'],
            'lines' => $this->lines((int) $row['id'], Amount::minor((float) $row['cart_cost'])),
            'recipient' => (new ExtraFields($this->settings))->recipient($this->recipient($address), $address),
            'fields' => array_map('strval', array_filter($address, 'is_scalar')),
            'buyerComment' => (new ExtraFields($this->settings))->note((string) ($address['comment'] ?? ''), $address),
            'managerComment' => (string) ($kept['note'] ?? ''),
            'selection' => self::selection($kept['selection'] ?? null),
            'destination' => isset($kept['destination']['method']) ? new Destination($kept['destination']) : null,
            'marks' => $kept['marks'] ?? ($key === '' ? [] : [Checkout::NO_SELECTION, Checkout::OUTSIDE_CHECKOUT]),
        ]);
    }

    /** Once in a status that means "paid", an order stays paid on its way through others. */
    private function wasPaid(int $orderId, string $status): bool
    {
        $paid = $this->settings->list('paidStatuses');
        if (in_array($status, $paid, true)) {
            return true;
        }

        return array_intersect($paid, $this->rows->statuses($orderId)) !== [];
    }

    /** Whether news moves the order: in a status of the merchant's choice, and not for ever in the same. */
    private function isTracked(int $orderId, string $status): bool
    {
        $chosen = $this->settings->list('trackStatuses');
        if ($chosen !== [] && !in_array($status, $chosen, true)) {
            return false;
        }
        $since = $this->rows->statusSince($orderId);
        $days = $this->settings->int('trackDays') ?: 7;

        return $since === 0 || $this->plugin->now() - $since <= $days * 86400;
    }

    /** @return Line[] */
    private function lines(int $orderId, int $worth): array
    {
        $rows = $this->rows->products($orderId);
        $totals = array_map(static fn (array $row): int => Amount::minor((float) $row['cost']), $rows);

        return array_map(
            fn (array $row, int $total): Line => new Line([
                'id' => (string) $row['id'],
                'name' => (string) $row['name'],
                'sku' => (string) ($row['article'] ?: $row['product_id']),
                'quantity' => (float) $row['count'],
                'total' => $total,
                'weightGrams' => CartReader::grams((float) $row['weight'], $this->settings->text('weightUnit')),
            ]),
            $rows,
            Amount::spread($totals, $worth)
        );
    }

    /**
     * @param array<string, mixed> $address
     * @return array<string, string>
     */
    private function recipient(array $address): array
    {
        $text = static fn (string $column): string => trim((string) ($address[$column] ?? ''));
        $street = array_filter([$text('street'), $text('building'), $text('room')]);

        return [
            'name' => $text('receiver'),
            'phone' => $text('phone'),
            'email' => $text('email'),
            'address' => implode(', ', $street),
            'town' => $text('city'),
            'region' => $text('region'),
            'postcode' => $text('index'),
            'country' => strlen($text('country')) === 2 ? $text('country') : '',
        ];
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
