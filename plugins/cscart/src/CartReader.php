<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Amount;
use CourierCsCart\Core\Cart;
use CourierCsCart\Core\Goods;
use CourierCsCart\Core\Line;
use CourierCsCart\Core\Place;
use CourierCsCart\Core\Selection;
use CourierCsCart\Core\Settings;
use Tygh\Registry;

/** Turns a group of CS-Cart's cart (a vendor's, a supplier's; most carts are one) into the core's. */
final class CartReader
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<string, mixed> $group products, package_info
     * @param string $payment `none`, `cash` or `card`
     * @param int $discount what a coupon takes off this group, minor units
     */
    public function cart(array $group, int $discount, string $payment, Settings $settings): Cart
    {
        $products = array_values((array) ($group['products'] ?? []));
        $totals = array_map([self::class, 'total'], $products);
        $facts = $this->facts(array_column($products, 'product_id'));
        $lines = array_map(
            fn (array $product, int $total): Line => $this->line($product, $total, $facts[$product['product_id']] ?? []),
            $products,
            Amount::spread($totals, array_sum($totals) - $discount)
        );

        return (new Goods($lines, $settings))->toCart(CART_PRIMARY_CURRENCY, $payment);
    }

    /** What a group's goods cost before a coupon, minor units. @param array<string, mixed> $group */
    public static function worth(array $group): int
    {
        return array_sum(array_map([self::class, 'total'], array_values((array) ($group['products'] ?? []))));
    }

    /** What a group weighs by its own rows, grams. @param array<string, mixed> $group */
    public static function load(array $group): int
    {
        $weigh = static fn (array $product): float => (float) ($product['weight'] ?? 0) * (float) ($product['amount'] ?? 0);

        return self::grams(array_sum(array_map($weigh, array_values((array) ($group['products'] ?? [])))));
    }

    /** @param array<string, mixed> $location of CS-Cart: country, state, city, zipcode */
    public function place(array $location): Place
    {
        $state = $this->plugin->db->row(
            'SELECT d.`state` FROM `{p}states` s JOIN `{p}state_descriptions` d ON d.`state_id` = s.`state_id`'
                . ' WHERE s.`code` = ? AND s.`country_code` = ? AND d.`lang_code` = ?',
            [(string) ($location['state'] ?? ''), (string) ($location['country'] ?? ''), $this->plugin->locale()]
        );

        return new Place([
            'name' => (string) ($location['city'] ?? ''),
            'region' => (string) ($state['state'] ?? ''),
            'postcode' => (string) ($location['zipcode'] ?? ''),
            'country' => (string) ($location['country'] ?? ''),
        ]);
    }

    /**
     * Whether the shop's own rate area of the address holds the selection's town too: prices and taxes are the area's.
     *
     * @param array<string, mixed> $location
     */
    public static function holds(array $location, Selection $selection): bool
    {
        $country = $selection->town['country'] ?: (string) ($location['country'] ?? '');
        if (strcasecmp((string) ($location['country'] ?? ''), $country) !== 0) {
            return false;
        }
        $town = ['city' => $selection->town['name'], 'zipcode' => $selection->town['postcode']] + $location;

        return fn_get_available_destination($town) === fn_get_available_destination($location);
    }

    /** Grams of one, of a weight in the shop's unit. */
    public static function grams(float $weight): int
    {
        return (int) round($weight * (float) (Registry::get('settings.General.weight_symbol_grams') ?: 1000));
    }

    /**
     * Weights of products that their rows in a cart or order do not carry.
     *
     * @param array<int, mixed> $productIds
     * @return array<int, array<string, mixed>> by product
     */
    public function facts(array $productIds): array
    {
        if ($productIds === []) {
            return [];
        }
        $marks = implode(', ', array_fill(0, count($productIds), '?'));
        $rows = $this->plugin->db->rows(
            "SELECT `product_id`, `weight`, `is_edp` FROM `{p}products` WHERE `product_id` IN ({$marks})",
            array_map('intval', array_values($productIds))
        );

        return array_column($rows, null, 'product_id');
    }

    /**
     * @param array<string, mixed> $product of CS-Cart
     * @param array<string, mixed> $facts see `facts`
     */
    private function line(array $product, int $total, array $facts): Line
    {
        return new Line([
            'id' => (string) $product['product_id'],
            'name' => (string) ($product['product'] ?? ''),
            'quantity' => (float) $product['amount'],
            'total' => $total,
            // An option of the product may have changed its weight: then the cart's own row says so.
            'weightGrams' => self::grams((float) ($product['weight'] ?? $facts['weight'] ?? 0)),
            'kind' => ($product['is_edp'] ?? $facts['is_edp'] ?? 'N') === 'Y' ? 'service' : 'goods',
        ]);
    }

    /** @param array<string, mixed> $product */
    private static function total(array $product): int
    {
        return Amount::minor((float) ($product['price'] ?? 0) * (float) ($product['amount'] ?? 0));
    }
}
