<?php

// The order that OpenCart's checkout makes of the session, as its own controllers do.

declare(strict_types=1);

final class CheckoutOrder
{
    /** Writes the session's order without placing it: a new one, or the one that it began. */
    public static function write(): void
    {
        $data = &Oc::session()->data;
        $order = self::of(
            $data['shipping_address'] ?? [],
            $data['shipping_method'] ?? [],
            $data['payment_method'],
            Oc::$registry->get('cart')->getProducts(),
            self::totals()
        );
        if (isset($data['order_id'])) {
            Oc::plugin()->model('checkout/order')->editOrder($data['order_id'], $order);
        } else {
            $data['order_id'] = Oc::plugin()->model('checkout/order')->addOrder($order);
        }
    }

    /**
     * As `addOrder` takes it.
     *
     * @param array<string, mixed> $address
     * @param array<string, mixed> $delivery
     * @param array<string, mixed> $payment
     * @param array<int, array<string, mixed>> $products
     * @param array<int, array<string, mixed>> $totals
     * @return array<string, mixed>
     */
    public static function of(array $address, array $delivery, array $payment, array $products, array $totals): array
    {
        $lines = array_map(static fn (array $product): array => [
            'product_id' => $product['product_id'], 'name' => $product['name'], 'model' => $product['model'],
            'quantity' => $product['quantity'], 'price' => $product['price'], 'total' => $product['price'] * $product['quantity'],
        ], $products);
        $methods = Oc::$isFour
            ? ['shipping_method' => $delivery, 'payment_method' => $payment]
            : ['shipping_code' => $delivery['code'] ?? '', 'payment_code' => $payment['code'],
                'shipping_method' => $delivery['title'] ?? '', 'payment_method' => $payment['code']];

        return $methods + [
            'firstname' => 'Анна', 'lastname' => 'Иванова', 'email' => 'anna@example.org', 'telephone' => '+79170000001',
            'shipping_firstname' => 'Анна', 'shipping_lastname' => 'Иванова',
            'shipping_address_1' => $address['address_1'] ?? '', 'shipping_city' => $address['city'] ?? '',
            'shipping_postcode' => $address['postcode'] ?? '', 'shipping_zone' => 'Tatarstan',
            'shipping_zone_id' => $address['zone_id'] ?? 0, 'shipping_country_id' => 176,
            'comment' => Oc::session()->data['comment'] ?? '', 'currency_code' => Oc::session()->data['currency'] ?? 'RUB',
            'total' => end($totals)['value'], 'products' => $lines, 'totals' => $totals,
        ];
    }

    /** @return array<int, array<string, mixed>> */
    public static function totals(): array
    {
        $totals = [];
        $taxes = [];
        $total = 0.0;
        ((new FakeTotals())->getTotals)($totals, $taxes, $total);

        return $totals;
    }

    /** What the session's order comes to, in kopecks. */
    public static function sum(): int
    {
        $totals = self::totals();

        return (int) round((float) end($totals)['value'] * 100);
    }
}
