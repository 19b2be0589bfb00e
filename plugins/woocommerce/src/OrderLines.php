<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Line;
use WC_Order;
use WC_Order_Item;
use WC_Order_Item_Product;
use WC_Order_Item_Shipping;
use WC_Product;

/** What was sold, after refunds. */
final class OrderLines
{
    /** Of a shipping item: product and variation id => quantity in its package. */
    public const PACKAGE = '_' . Brand::PREFIX . '_package';

    /**
     * @param WC_Order_Item_Shipping|null $package only what lies in this package; null: all of the order
     * @return Line[]
     */
    public function of(WC_Order $order, ?WC_Order_Item_Shipping $package): array
    {
        $shares = $package === null ? null : $this->shares($order, $package);
        $lines = [];
        foreach ($order->get_items('line_item') as $item) {
            [$from, $to] = $shares === null ? [0.0, 1.0] : $shares[$item->get_id()];
            if ($item instanceof WC_Order_Item_Product && $to > $from) {
                $lines[] = $this->goods($order, $item, $from, $to);
            }
        }
        if ($package === null) {
            foreach ($order->get_items('fee') as $item) {
                $lines[] = $this->fee($item);
            }
        }

        return array_values(array_filter($lines, static fn (Line $line): bool => $line->quantity > 0));
    }

    public static function productLine(WC_Product $product, float $quantity, string $id): array
    {
        $size = array_map(
            static fn ($side): int => (int) round((float) wc_get_dimension((float) $side, 'mm')),
            [$product->get_length(), $product->get_width(), $product->get_height()]
        );

        return [
            'id' => $id,
            'name' => $product->get_name(),
            'sku' => (string) $product->get_sku(),
            'quantity' => $quantity,
            'weightGrams' => (int) round((float) wc_get_weight((float) $product->get_weight(), 'g')),
            'sizeMm' => min($size) > 0 ? $size : null,
            'kind' => $product->needs_shipping() ? 'goods' : 'service',
            // GTIN, UPC or EAN: WooCommerce 9.2 and later.
            'barcode' => method_exists($product, 'get_global_unique_id')
                ? (string) $product->get_global_unique_id()
                : '',
        ];
    }

    /**
     * From where to where of each line, 0 to 1, lies in a package. Several packages that hold one product take from its
     * lines in turn, and the last of them whatever is left: a manager may have changed the quantity since.
     *
     * @return array<int, array{0: float, 1: float}> by line
     */
    private function shares(WC_Order $order, WC_Order_Item_Shipping $package): array
    {
        $before = [];
        $isLater = false;
        $inside = array_map(static fn (): float => INF, (array) $package->get_meta(self::PACKAGE));
        foreach ($order->get_items('shipping') as $other) {
            $isLater = $isLater || $other->get_id() === $package->get_id();
            foreach ($other->get_id() === $package->get_id() ? [] : (array) $other->get_meta(self::PACKAGE) as $id => $held) {
                if (!$isLater) {
                    $before[$id] = ($before[$id] ?? 0.0) + (float) $held;
                } elseif (isset($inside[$id])) {
                    $inside[$id] = (float) $package->get_meta(self::PACKAGE)[$id];
                }
            }
        }
        $shares = [];
        foreach ($order->get_items('line_item') as $item) {
            $id = $item instanceof WC_Order_Item_Product ? self::id($item) : '';
            $quantity = (float) $item->get_quantity();
            $passed = min($quantity, $before[$id] ?? 0.0);
            $taken = min($quantity - $passed, $inside[$id] ?? 0.0);
            $before[$id] = ($before[$id] ?? 0.0) - $passed;
            $inside[$id] = ($inside[$id] ?? 0.0) - $taken;
            $shares[$item->get_id()] = $quantity > 0 ? [$passed / $quantity, ($passed + $taken) / $quantity] : [0.0, 0.0];
        }

        return $shares;
    }

    private static function id(WC_Order_Item_Product $item): string
    {
        return $item->get_product_id() . ':' . $item->get_variation_id();
    }

    /** From where to where of the line: so that parts of it are together what it is, to the kopeck. */
    private function goods(WC_Order $order, WC_Order_Item_Product $item, float $from, float $to): Line
    {
        $left = round(($to - $from) * ($item->get_quantity() + $order->get_qty_refunded_for_item($item->get_id())), 6);
        $product = $item->get_product();
        $net = (float) $item->get_total() - (float) $order->get_total_refunded_for_item($item->get_id());
        $tax = $this->tax($order, $item);
        // A product that was deleted from the shop is still a parcel.
        $known = $product instanceof WC_Product
            ? self::productLine($product, $left, (string) $item->get_id())
            : ['id' => (string) $item->get_id(), 'quantity' => $left];

        return new Line([
            'name' => $item->get_name(),
            'total' => Amount::minor($to * ($net + $tax)) - Amount::minor($from * ($net + $tax)),
            'vatRate' => Amount::vatRate((float) $item->get_total(), (float) $item->get_total_tax()),
        ] + $known);
    }

    private function tax(WC_Order $order, WC_Order_Item_Product $item): float
    {
        $refunded = 0.0;
        foreach (array_keys($item->get_taxes()['total'] ?? []) as $rate) {
            $refunded += (float) $order->get_tax_refunded_for_item($item->get_id(), (int) $rate);
        }

        return (float) $item->get_total_tax() - $refunded;
    }

    private function fee(WC_Order_Item $item): Line
    {
        return new Line([
            'id' => (string) $item->get_id(),
            'name' => $item->get_name(),
            'quantity' => 1,
            'total' => Amount::minor((float) $item->get_total() + (float) $item->get_total_tax()),
            'vatRate' => Amount::vatRate((float) $item->get_total(), (float) $item->get_total_tax()),
            'kind' => 'service',
        ]);
    }
}
