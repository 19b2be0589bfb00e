<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Amount;
use CourierCsCart\Core\Checkout as CoreCheckout;
use CourierCsCart\Core\Destination;
use CourierCsCart\Core\Line;
use CourierCsCart\Core\Order;
use CourierCsCart\Core\Payment;
use CourierCsCart\Core\Selection;
use CourierCsCart\Core\Settings;
use CourierCsCart\Core\Untrusted;

/** Turns CS-Cart's order into the core's. */
final class OrderReader
{
    /** Columns of an order that can stand for a field of the recipient. */
    public const FIELDS = [
        'firstname', 'lastname', 'company', 'phone', 'email', 's_firstname', 's_lastname', 's_phone', 's_address',
        's_address_2', 's_city', 's_county', 's_zipcode', 'b_firstname', 'b_lastname', 'b_phone', 'b_address', 'b_city',
        'b_zipcode', 'notes', 'details',
    ];

    private Plugin $plugin;
    private Settings $settings;

    public function __construct(Plugin $plugin, Settings $settings)
    {
        $this->plugin = $plugin;
        $this->settings = $settings;
    }

    public function read(string $orderId): ?Order
    {
        [$number, $part] = OrderParts::split($orderId);
        $row = fn_get_order_info($number);
        if (!is_array($row) || $row === []) {
            return null;
        }
        $parts = $this->parts($row);
        $shipping = $parts->shipping($part);
        if ($part > 1 && $shipping === null) {
            return null;
        }
        $kept = $this->plugin->orders->read($orderId);
        $key = $shipping === null ? '' : Methods::key((int) $shipping['shipping_id']);

        return new Order([
            'id' => $orderId,
            'reference' => $orderId,
            'methodKey' => $key,
            'currency' => CART_PRIMARY_CURRENCY,
            'deliveryFee' => $parts->deliveryFee($part),
            'paymentMethod' => (string) ($row['payment_id'] ?? ''),
            'buyerComment' => (string) ($row['notes'] ?? ''),
            'managerComment' => (string) ($kept['note'] ?? ''),
            'selection' => self::selection($kept['selection'] ?? null),
            'destination' => isset($kept['destination']['method']) ? new Destination($kept['destination']) : null,
            'marks' => $kept['marks'] ?? ($key === '' ? [] : [CoreCheckout::NO_SELECTION, CoreCheckout::OUTSIDE_CHECKOUT]),
        ] + $this->goods($row, $parts, $part) + $this->state($row) + $this->people($row));
    }

    /** @param array<string, mixed> $row */
    public function parts(array $row): OrderParts
    {
        return new OrderParts($row, fn (int $shippingId): bool => $this->plugin->offering()->entry($shippingId) !== null);
    }

    /** @param array<string, mixed> $row @return array{total: int, lines: Line[]} of the part */
    private function goods(array $row, OrderParts $parts, int $part): array
    {
        $products = $parts->products($part);
        $lines = $this->lines($row, $parts->allFees(), $products !== null);
        if ($products === null) {
            return ['total' => Amount::minor((float) $row['total']), 'lines' => $lines];
        }
        $own = array_values(array_filter($lines, static fn (Line $line): bool => $line->id === 'surcharge'
            ? $part === 1
            : isset($products[$line->id])));

        return [
            'total' => $parts->deliveryFee($part) + array_sum(array_map(static fn (Line $line): int => $line->total, $own)),
            'lines' => $own,
        ];
    }

    /**
     * @param array<string, mixed> $row
     * @param bool $isSplit then what came on top, a tax for instance, is the parts' by their worth too; of a whole order
     *     the core makes a line of it
     * @return Line[] what is left of the order's sum is the goods': discounts of any kind are spread over them
     */
    private function lines(array $row, int $deliveryFee, bool $isSplit): array
    {
        $products = array_values((array) ($row['products'] ?? []));
        $facts = (new CartReader($this->plugin))->facts(array_column($products, 'product_id'));
        $totals = array_map(
            static fn (array $p): int => Amount::minor((float) $p['price'] * (float) $p['amount']),
            $products
        );
        $fee = Amount::minor((float) ($row['payment_surcharge'] ?? 0));
        $goods = Amount::minor((float) $row['total']) - $deliveryFee - $fee;
        $lines = array_map(static fn (array $p, int $total): Line => new Line([
            'id' => (string) ($p['item_id'] ?? $p['product_id']),
            'name' => (string) $p['product'],
            'sku' => (string) (($p['product_code'] ?? '') ?: $p['product_id']),
            'quantity' => (float) $p['amount'],
            'total' => $total,
            'weightGrams' => CartReader::grams((float) ($p['weight'] ?? $facts[$p['product_id']]['weight'] ?? 0)),
            // A product that was deleted from the shop is still a parcel.
            'kind' => ($facts[$p['product_id']]['is_edp'] ?? 'N') === 'Y' ? 'service' : 'goods',
        ]), $products, $isSplit && $goods > array_sum($totals) ? self::raise($totals, $goods) : Amount::spread($totals, $goods));
        if ($fee > 0) {
            $lines[] = new Line([
                'id' => 'surcharge', 'name' => $this->plugin->words()->say('line.surcharge'), 'quantity' => 1,
                'total' => $fee, 'kind' => 'service',
            ]);
        }

        return $lines;
    }

    /** @param int[] $totals @return int[] that together are the greater `$worth` */
    private static function raise(array $totals, int $worth): array
    {
        $rest = array_sum($totals);
        foreach ($totals as $n => $total) {
            $totals[$n] = $rest > 0 ? (int) round($worth * $total / $rest) : 0;
            $worth -= $totals[$n];
            $rest -= $total;
        }

        return $totals;
    }

    /** @param array<string, mixed> $row @return array<string, mixed> */
    private function state(array $row): array
    {
        $status = (string) $row['status'];
        $isCancelled = in_array($status, $this->settings->list('cancelStatuses'), true);

        return [
            'status' => $status,
            'isCancelled' => $isCancelled,
            'isClosed' => $isCancelled || $status === ($this->settings->map('statusMap')['delivered'] ?? ''),
            // "Complete" stands for cash at the door too, and says paid there.
            'isPaid' => Payment::ofMethod((string) ($row['payment_id'] ?? ''), $this->settings) === Payment::NONE
                && in_array($status, $this->settings->list('paidStatuses'), true),
        ];
    }

    /** @param array<string, mixed> $row @return array<string, mixed> recipient and fields */
    private function people(array $row): array
    {
        $text = static fn (string $column): string => trim((string) ($row[$column] ?? ''));
        $fields = [];
        foreach (self::FIELDS as $field) {
            $fields[$field] = $text($field);
        }
        foreach ((array) ($row['fields'] ?? []) as $id => $value) {
            $fields["field_{$id}"] = is_scalar($value) ? trim((string) $value) : '';
        }
        $name = trim("{$text('s_firstname')} {$text('s_lastname')}") ?: trim("{$text('firstname')} {$text('lastname')}");

        return [
            'recipient' => [
                'name' => $name,
                'phone' => $text('s_phone') ?: $text('phone') ?: $text('b_phone'),
                'email' => $text('email'),
                'company' => $text('company'),
                'address' => trim("{$text('s_address')} {$text('s_address_2')}"),
                'town' => $text('s_city'),
                'region' => $text('s_state_descr'),
                'postcode' => $text('s_zipcode'),
                'country' => $text('s_country'),
            ],
            'fields' => $fields,
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
