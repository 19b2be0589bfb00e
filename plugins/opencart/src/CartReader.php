<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Amount;
use CourierOpenCart\Core\Cart;
use CourierOpenCart\Core\Goods;
use CourierOpenCart\Core\Line;
use CourierOpenCart\Core\Payment;
use CourierOpenCart\Core\Place;
use CourierOpenCart\Core\Settings;

/** Turns OpenCart's open cart and address into the core's. */
final class CartReader
{
    private Plugin $plugin;
    private Units $units;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->units = new Units($plugin->db);
    }

    /**
     * @param string $paymentCode the payment extension, '' while none is chosen
     * @param string[] $takes kinds of payment that the method is limited to; none: all
     */
    public function cart(Settings $settings, string $paymentCode, array $takes = []): Cart
    {
        $payment = Payment::ofMethod($paymentCode, $settings);
        // Payment is asked for after delivery: until then a method is priced for one that it takes.
        $isOpen = $paymentCode === '' && $takes !== [] && !in_array($payment, $takes, true);

        return (new Goods($this->lines(), $settings))
            ->toCart((string) $this->plugin->config('config_currency'), $isOpen ? $takes[0] : $payment);
    }

    /** @param array<string, mixed> $address of OpenCart's session */
    public function place(array $address): Place
    {
        $town = (string) ($address['city'] ?? '');
        $zone = (string) ($address['zone'] ?? '');

        return new Place([
            'name' => $town,
            'region' => self::isLatin($zone) && !self::isLatin($town) ? '' : $zone,
            'postcode' => (string) ($address['postcode'] ?? ''),
            'country' => (string) ($address['iso_code_2'] ?? ''),
        ]);
    }

    /**
     * The town that the shop's own address names, for comparing.
     *
     * @param array<string, mixed> $address
     */
    public static function townOf(array $address): string
    {
        $town = ($address['country_id'] ?? '') . ' ' . ($address['zone_id'] ?? '') . ' ' . trim((string) ($address['city'] ?? ''));

        return function_exists('mb_strtolower') ? mb_strtolower($town, 'UTF-8') : $town;
    }

    /** @return Line[] */
    private function lines(): array
    {
        $tax = $this->plugin->registry->get('tax');
        $products = array_values($this->plugin->registry->get('cart')->getProducts());
        $totals = array_map(static fn (array $product): int => Amount::minor(
            (float) $tax->calculate((float) $product['price'], (int) $product['tax_class_id'], true)
                * (float) $product['quantity']
        ), $products);
        $totals = Amount::spread($totals, (new CartTotals($this->plugin))->goods());

        return array_map(fn (array $product, int $total): Line => $this->line($product, $total), $products, $totals);
    }

    /** @param array<string, mixed> $product */
    private function line(array $product, int $total): Line
    {
        $quantity = max(1.0, (float) $product['quantity']);
        // OpenCart's weight is the whole line's, options included.
        $grams = $this->units->grams((float) $product['weight'] / $quantity, (int) $product['weight_class_id']);
        $classId = (int) $product['length_class_id'];
        $size = array_map(
            fn (string $side): int => $this->units->millimetres((float) $product[$side], $classId),
            ['length', 'width', 'height']
        );

        return new Line([
            'id' => (string) $product['product_id'],
            'name' => (string) $product['name'],
            'quantity' => $quantity,
            'total' => $total,
            'weightGrams' => (int) round($grams),
            'sizeMm' => min($size) > 0 ? $size : null,
            'kind' => !empty($product['shipping']) ? 'goods' : 'service',
        ]);
    }

    /** OpenCart's own list spells Russian regions in Latin letters, which the courier does not know. */
    private static function isLatin(string $text): bool
    {
        return $text !== '' && preg_match('/\p{Cyrillic}/u', $text) !== 1;
    }
}
