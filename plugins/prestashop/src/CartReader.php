<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;
use CourierPresta\Core\Amount;
use CourierPresta\Core\Cart;
use CourierPresta\Core\Goods;
use CourierPresta\Core\Line;
use CourierPresta\Core\Payment;
use CourierPresta\Core\Place;
use CourierPresta\Core\Settings;

/** Turns PrestaShop's open cart, or a part of one that it splits, and its address into the core's. */
final class CartReader
{
    /** What of an address prices and choices hang on. */
    public const PLACE = [
        'id_country', 'id_state', 'city', 'postcode', 'country_iso', 'country_zone', 'state_name', 'state_zone',
    ];
    private const GRAMS = [
        'g' => 1.0, 'gr' => 1.0, 'г' => 1.0, 'kg' => 1000.0, 'кг' => 1000.0,
        'lb' => 453.59237, 'lbs' => 453.59237, 'oz' => 28.349523125,
    ];
    private const MILLIMETRES = [
        'mm' => 1.0, 'мм' => 1.0, 'cm' => 10.0, 'см' => 10.0, 'm' => 1000.0, 'м' => 1000.0, 'in' => 25.4,
    ];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<int, array<string, mixed>> $products as PrestaShop's cart gives them
     * @param string $paymentModule '' while none is chosen
     */
    public function cart(ShopCart $cart, array $products, Settings $settings, string $paymentModule): Cart
    {
        $products = array_values($products);
        $totals = array_map(static fn (array $product): int => Amount::minor((float) $product['total_wt']), $products);
        $worth = Amount::minor((float) $cart->getOrderTotal(true, ShopCart::BOTH_WITHOUT_SHIPPING, $products));
        $lines = array_map(
            fn (array $product, int $total): Line => $this->line($product, $total),
            $products,
            Amount::spread($totals, $worth)
        );

        return (new Goods($lines, $settings))->toCart($this->currency(), Payment::ofMethod($paymentModule, $settings));
    }

    /** The shop's base currency: the gateway converts nothing. */
    public function currency(): string
    {
        $row = $this->plugin->db->row(
            'SELECT `iso_code` FROM `{p}currency` WHERE `id_currency` = ?',
            [(int) $this->plugin->config('PS_CURRENCY_DEFAULT')]
        );

        return (string) ($row['iso_code'] ?? '');
    }

    /**
     * The delivery address that a cart or order names; empty while there is none.
     *
     * @return array<string, mixed>
     */
    public function address(int $addressId): array
    {
        return $this->plugin->db->row(
            'SELECT a.*, c.`iso_code` AS `country_iso`, c.`id_zone` AS `country_zone`, s.`name` AS `state_name`,'
                . ' s.`id_zone` AS `state_zone` FROM `{p}address` a'
                . ' JOIN `{p}country` c ON c.`id_country` = a.`id_country`'
                . ' LEFT JOIN `{p}state` s ON s.`id_state` = a.`id_state` WHERE a.`id_address` = ?',
            [$addressId]
        ) ?? [];
    }

    /** @param array<string, mixed> $address */
    public function place(array $address): Place
    {
        $town = (string) ($address['city'] ?? '');
        $region = (string) ($address['state_name'] ?? '');

        return new Place([
            'name' => $town,
            // A list of states in Latin letters says nothing to the courier of a town in Cyrillic ones.
            'region' => self::isLatin($region) && !self::isLatin($town) ? '' : $region,
            'postcode' => (string) ($address['postcode'] ?? ''),
            'country' => (string) ($address['country_iso'] ?? ''),
        ]);
    }

    /**
     * The town that the shop's own address names, for comparing.
     *
     * @param array<string, mixed> $address
     */
    public static function townOf(array $address): string
    {
        return ($address['id_country'] ?? '') . ' ' . ($address['id_state'] ?? '') . ' '
            . mb_strtolower(trim((string) ($address['city'] ?? '')), 'UTF-8');
    }

    /** Grams of one, of a weight in the shop's unit. */
    public function grams(float $weight): int
    {
        $unit = mb_strtolower(trim($this->plugin->config('PS_WEIGHT_UNIT')), 'UTF-8');

        return (int) round($weight * (self::GRAMS[$unit] ?? 1000.0));
    }

    public function millimetres(float $length): int
    {
        $unit = mb_strtolower(trim($this->plugin->config('PS_DIMENSION_UNIT')), 'UTF-8');

        return (int) round($length * (self::MILLIMETRES[$unit] ?? 10.0));
    }

    /** @param array<string, mixed> $product */
    private function line(array $product, int $total): Line
    {
        $size = array_map(
            fn (string $side): int => $this->millimetres((float) ($product[$side] ?? 0)),
            ['depth', 'width', 'height']
        );

        return new Line([
            'id' => "{$product['id_product']}-{$product['id_product_attribute']}",
            'name' => (string) $product['name'],
            'quantity' => (float) $product['cart_quantity'],
            'total' => $total,
            'weightGrams' => $this->grams((float) ($product['weight_attribute'] ?? $product['weight'])),
            'sizeMm' => min($size) > 0 ? $size : null,
            'kind' => empty($product['is_virtual']) ? 'goods' : 'service',
        ]);
    }

    private static function isLatin(string $text): bool
    {
        return $text !== '' && preg_match('/\p{Cyrillic}/u', $text) !== 1;
    }
}
