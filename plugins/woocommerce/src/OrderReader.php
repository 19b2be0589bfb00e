<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Checkout;
use CourierWoo\Core\Destination;
use CourierWoo\Core\Line;
use CourierWoo\Core\Order;
use CourierWoo\Core\Selection;
use CourierWoo\Core\Untrusted;
use WC_Order;
use WC_Order_Item_Shipping;

/** Turns WooCommerce's order into the core's. */
final class OrderReader
{
    /** Order's `created_via` of the two checkouts. */
    private const CHECKOUTS = ['checkout', 'store-api'];

    private OrderFields $fields;
    private OrderLines $lines;

    public function __construct()
    {
        $this->fields = new OrderFields();
        $this->lines = new OrderLines();
    }

    /** @return string[] ids of the parts of an order that go by our methods; `['55']` for most */
    public static function parts(WC_Order $order): array
    {
        $count = count(self::ownItems($order));
        $ids = [(string) $order->get_id()];
        for ($part = 2; $part <= $count; $part++) {
            $ids[] = "{$order->get_id()}.{$part}";
        }

        return $ids;
    }

    public function read(string $orderId): ?Order
    {
        $order = $this->fields->find($orderId);
        if ($order === null || $order->get_status() === 'trash') {
            return null;
        }
        $part = OrderFields::split($orderId)[1];
        $items = self::ownItems($order);
        $item = $items[$part - 1] ?? null;
        $isSplit = count($items) > 1;
        $number = (string) $order->get_order_number();
        $lines = $this->lines->of($order, $isSplit ? $item : null);

        return new Order([
            'id' => $orderId,
            'reference' => $part > 1 ? "{$number}.{$part}" : $number,
            'methodKey' => $item === null
                ? ''
                : MethodTable::key($item->get_method_id(), (int) $item->get_instance_id()),
            'paymentMethod' => $order->get_payment_method(),
            'lines' => $lines,
            'buyerComment' => $order->get_customer_note(),
            'managerComment' => $this->fields->readText($orderId, OrderFields::NOTE),
            'selection' => $this->selection($order, $part),
            'destination' => $this->destination($order, $part),
            'marks' => $this->marks($order, $part, $item),
        ] + $this->state($order) + $this->sums($order, $item, $isSplit ? $lines : null)
          + (new Recipient($order))->toArray());
    }

    /** @return WC_Order_Item_Shipping[] */
    private static function ownItems(WC_Order $order): array
    {
        return array_values(array_filter(
            $order->get_items('shipping'),
            static fn ($item): bool => $item instanceof WC_Order_Item_Shipping
                && MethodTable::methodOf($item->get_method_id()) !== ''
        ));
    }

    /** @return array<string, mixed> */
    private function state(WC_Order $order): array
    {
        $status = $order->get_status();

        return [
            'status' => $status,
            'isCancelled' => in_array($status, ['cancelled', 'refunded'], true),
            'isClosed' => in_array($status, ['completed', 'cancelled', 'refunded'], true),
            'isPaid' => $order->get_date_paid() !== null && $status !== 'failed',
        ];
    }

    /**
     * @param Line[]|null $part the lines of a part of an order
     * @return array<string, mixed>
     */
    private function sums(WC_Order $order, ?WC_Order_Item_Shipping $item, ?array $part): array
    {
        $shipping = $item === null
            ? [(float) $order->get_shipping_total(), (float) $order->get_shipping_tax()]
            : [(float) $item->get_total(), (float) $item->get_total_tax()];
        $fee = Amount::minor($shipping[0] + $shipping[1]);
        $total = Amount::minor((float) $order->get_total() - (float) $order->get_total_refunded());

        return [
            'currency' => $order->get_currency(),
            'total' => $part === null
                ? $total
                : $fee + array_sum(array_map(static fn (Line $line): int => $line->total, $part)),
            'deliveryFee' => $fee,
            'deliveryVatRate' => Amount::vatRate($shipping[0], $shipping[1]),
        ];
    }

    private function selection(WC_Order $order, int $part): ?Selection
    {
        $claims = $order->get_meta(OrderFields::key(OrderFields::SELECTION, $part));
        try {
            return is_array($claims) ? Selection::fromClaims($claims) : null;
        } catch (Untrusted $untrusted) {
            return null;
        }
    }

    private function destination(WC_Order $order, int $part): ?Destination
    {
        $kept = $order->get_meta(OrderFields::key(OrderFields::DESTINATION, $part));

        return is_array($kept) && isset($kept['method'], $kept['town']) ? new Destination($kept) : null;
    }

    /** @return string[] */
    private function marks(WC_Order $order, int $part, ?WC_Order_Item_Shipping $item): array
    {
        $kept = $order->get_meta(OrderFields::key(OrderFields::MARKS, $part));
        if (is_array($kept)) {
            return $kept;
        }
        $isOutside = $item !== null && !in_array($order->get_created_via(), self::CHECKOUTS, true);

        return $isOutside ? [Checkout::NO_SELECTION, Checkout::OUTSIDE_CHECKOUT] : [];
    }
}
