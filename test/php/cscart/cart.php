<?php

// CS-Cart's cart, as far as the add-on meets it. Marks as in platform.php.

declare(strict_types=1);

use Tygh\Shippings\Services\CourierCheckout;

/** guess: `calculate_cart_post` comes last. sure: 'A' asks, 'S' takes what was kept, `calculate_shipping` true forces 'A'. */
function fn_calculate_cart_content(array &$cart, array $auth, string $calculate_shipping = 'A'): void
{
    $isAsked = $calculate_shipping === 'A' || ($cart['calculate_shipping'] ?? false) === true;
    $groups = FakeCart::groups($cart);
    // seen: after grouping by company, by whose id the groups are named then, before packages are made
    fn_set_hook('shippings_group_products_list', $cart['products'], $groups);
    // guess: and numbered anew; the harder case for whoever listens
    $groups = array_values($groups);
    foreach ($groups as $key => $group) {
        $groups[$key]['package_info'] = FakeCart::package($group, $cart);
        $groups[$key]['shippings'] = FakeCart::isVirtual($group) ? [] : FakeCart::shippings($key, $groups[$key], $isAsked);
        $first = key($groups[$key]['shippings']);
        $chosen = $cart['chosen_shipping'][$key] ?? null;
        $cart['chosen_shipping'][$key] = isset($groups[$key]['shippings'][$chosen]) ? $chosen : $first;
    }
    $cart['calculate_shipping'] = false;
    // guess: a cart's promotions come after the rates; sure: free shipping zeroes the chosen rate
    FakeCart::promote($cart, $groups);
    foreach ($groups as $key => $group) {
        $id = $cart['chosen_shipping'][$key];
        $groups[$key]['chosen_shippings'] = $id === null ? [] : [$groups[$key]['shippings'][$id] + ['group_key' => $key]];
    }
    $cart['product_groups'] = $groups;
    $cart['shipping_cost'] = array_sum(array_map(
        static fn (array $g): float => (float) ($g['chosen_shippings'][0]['rate'] ?? 0),
        $groups
    ));
    $cart['taxes'] = FakeTax::taxes($groups);
    $cart['total'] = FakeCart::subtotal($cart) - $cart['subtotal_discount'] + $cart['shipping_cost'] + FakeTax::onTop($cart['taxes']);
    $cart_products = $cart['products'];
    fn_set_hook('calculate_cart_post', $cart, $auth, $calculate_shipping, $cart_products);
}

final class FakeCart
{
    /** @return array<int|string, array<string, mixed>> seen: one a company */
    public static function groups(array $cart): array
    {
        $groups = [];
        foreach ($cart['products'] ?? [] as $id => $product) {
            // seen: the add-on Suppliers names its groups after both
            $key = $product['company_id'] . (isset($product['supplier_id']) ? "_{$product['supplier_id']}" : '');
            $groups[$key]['products'][$id] = $product;
        }

        return $groups;
    }

    /** sure: cost, weight, items, location */
    public static function package(array $group, array $cart): array
    {
        $user = $cart['user_data'] ?? [];
        $sum = static fn (string $what): float => (float) array_sum(array_map(
            static fn (array $p): float => (float) $p[$what] * $p['amount'],
            $group['products']
        ));

        return ['C' => $sum('price'), 'W' => $sum('weight'), 'I' => 1, 'location' => [
            'country' => $user['s_country'] ?? 'RU', 'state' => $user['s_state'] ?? '', 'city' => $user['s_city'] ?? '',
            'zipcode' => $user['s_zipcode'] ?? '', 'address' => $user['s_address'] ?? '',
        ]];
    }

    public static function isVirtual(array $group): bool
    {
        return array_filter($group['products'], static fn (array $p): bool => $p['is_edp'] !== 'Y') === [];
    }

    /** @return array<int, array<string, mixed>> sure: a method whose cost is false is not shown */
    public static function shippings(int $key, array $group, bool $isAsked): array
    {
        $shown = [];
        foreach (db_get_array("SELECT s.*, d.shipping, v.module, v.code FROM ?:shippings s LEFT JOIN ?:shipping_descriptions d"
            . ' ON d.shipping_id = s.shipping_id LEFT JOIN ?:shipping_services v ON v.service_id = s.service_id'
            . " WHERE s.status = 'A' ORDER BY s.shipping_id") as $row) {
            $id = (int) $row['shipping_id'];
            $cost = $row['module'] === null ? ['cost' => (float) $row['rate'], 'delivery_time' => ''] : self::real($key, $group, $row, $isAsked);
            if ($cost['cost'] !== false) {
                $shown[$id] = [
                    'shipping_id' => $id, 'shipping' => $row['shipping'], 'module' => $row['module'],
                    'rate' => $cost['cost'], 'delivery_time' => $cost['delivery_time'],
                ];
            }
        }

        return $shown;
    }

    /**
     * sure: one object a method and group; the answer is kept in the session for 'S'. seen: a method whose own form was
     * never saved is not asked.
     */
    private static function real(int $key, array $group, array $row, bool $isAsked): array
    {
        if ((string) $row['service_params'] === '') {
            return ['cost' => false, 'delivery_time' => ''];
        }
        $session = Tygh::$app['session'];
        $kept = $session['calculated_shipping_rates'] ?? [];
        if ($isAsked || !isset($kept[$key][$row['shipping_id']])) {
            $service = new CourierCheckout();
            $service->prepareData([
                'service_code' => $row['code'], 'service_params' => unserialize($row['service_params']),
                'package_info' => $group['package_info'],
                'keys' => ['group_key' => $key, 'shipping_id' => (int) $row['shipping_id']],
            ]);
            $service->getRequestData();
            $kept[$key][$row['shipping_id']] = $service->processResponse($service->getSimpleRates());
            $session['calculated_shipping_rates'] = $kept;
        }

        return $kept[$key][$row['shipping_id']];
    }

    public static function subtotal(array $cart): float
    {
        return (float) array_sum(array_map(static fn (array $p): float => $p['price'] * $p['amount'], $cart['products'] ?? []));
    }

    public static function promote(array &$cart, array &$groups): void
    {
        $coupons = $cart['coupons'] ?? [];
        $cart['subtotal_discount'] = in_array('minus10', $coupons, true) ? round(self::subtotal($cart) * 0.1, 2) : 0.0;
        $cart['free_shipping'] = in_array('freeship', $coupons, true) ? array_values($cart['chosen_shipping']) : [];
        foreach ($groups as $key => $group) {
            $id = $cart['chosen_shipping'][$key];
            if ($id !== null && $cart['free_shipping'] !== []) {
                $groups[$key]['shippings'][$id]['rate'] = 0.0;
            }
        }
    }
}
