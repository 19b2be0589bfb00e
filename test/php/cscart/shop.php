<?php

// CS-Cart's cart and orders, as far as the add-on meets them. Marks as in platform.php.

declare(strict_types=1);

use Tygh\Registry;
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

final class FakeTax
{
    /**
     * sure: a method names its taxes (`tax_ids`); one that is not in the price is added to it. seen: its rate stands for a
     * rate area. guess: what it comes to for a method is under `S_<group>_<method>`.
     *
     * @return array<int, array<string, mixed>>
     */
    public static function taxes(array $groups): array
    {
        $taxes = [];
        foreach ($groups as $key => $group) {
            foreach ($group['chosen_shippings'] as $chosen) {
                $ids = db_get_field('SELECT tax_ids FROM ?:shippings WHERE shipping_id = ?i', $chosen['shipping_id']);
                $area = fn_get_available_destination($group['package_info']['location']);
                foreach ((string) $ids === '' ? [] : explode(',', $ids) as $id) {
                    $tax = db_get_array('SELECT t.*, r.rate_value FROM ?:taxes t JOIN ?:tax_rates r ON r.tax_id = t.tax_id'
                        . " WHERE t.tax_id = ?i AND t.status = 'A' AND r.destination_id = ?i", $id, $area)[0] ?? null;
                    if ($tax !== null) {
                        $share = $tax['price_includes_tax'] === 'Y' ? 1 + $tax['rate_value'] / 100 : 1;
                        $taxes[$id] = ['price_includes_tax' => $tax['price_includes_tax']] + ($taxes[$id] ?? ['applies' => []]);
                        $taxes[$id]['applies']["S_{$key}_{$chosen['shipping_id']}"]
                            = round($chosen['rate'] / $share * $tax['rate_value'] / 100, 2);
                    }
                }
            }
        }

        return $taxes;
    }

    public static function onTop(array $taxes): float
    {
        $added = array_filter($taxes, static fn (array $tax): bool => $tax['price_includes_tax'] === 'N');

        return (float) array_sum(array_map(static fn (array $tax): float => array_sum($tax['applies']), $added));
    }
}

/** sure: `pre_place_order` may refuse; then the row, then `place_order`. seen: the routines and the first status after it. */
function fn_place_order(array &$cart, array $auth, string $action = ''): int
{
    $allow = true;
    fn_set_hook('pre_place_order', $cart, $allow, $cart['product_groups']);
    if (!$allow) {
        return 0;
    }
    // sure: vendors' parts are orders of their own. seen: suppliers' groups stay in one order
    $isSplit = count(array_unique(array_column($cart['products'], 'company_id'))) > 1;
    $placed = ['is_parent_order' => $isSplit ? 'Y' : 'N'] + $cart;
    $orderId = FakeOrders::write($placed, 0);
    $status = 'N';
    fn_set_hook('place_order', $orderId, $action, $status, $placed, $auth);
    foreach ($isSplit ? $cart['product_groups'] : [] as $key => $group) {
        // sure: a vendor's part begins with its own first group
        $part = [
            'products' => $group['products'], 'product_groups' => [$group], 'shipping_cost' => $group['chosen_shippings'][0]['rate'],
            'chosen_shipping' => [$cart['chosen_shipping'][$key]],
        ] + $cart;
        $part['taxes'] = FakeTax::taxes([$group]);
        $part['total'] = FakeCart::subtotal($part) + $part['shipping_cost'] + FakeTax::onTop($part['taxes']);
        fn_set_hook('place_suborders', $cart, $part, $key);
        $partId = FakeOrders::write($part, $orderId);
        fn_set_hook('place_order', $partId, $action, $status, $part, $auth);
    }

    return $orderId;
}

function fn_order_placement_routines(int $orderId): void
{
    fn_set_hook('order_placement_routines', $orderId);
}

/** sure: the hook comes after the row has changed. */
function fn_change_order_status(int $orderId, string $status, string $from = '', array $notify = []): bool
{
    $before = db_get_field('SELECT status FROM ?:orders WHERE order_id = ?i', $orderId);
    db_query('UPDATE ?:orders SET status = ?s WHERE order_id = ?i', $status, $orderId);
    fn_set_hook('change_order_status_post', $orderId, $status, $before);

    return true;
}

function fn_get_order_info(int $orderId)
{
    $row = db_get_array('SELECT * FROM ?:orders WHERE order_id = ?i', $orderId)[0] ?? null;

    return $row === null ? false : ['status' => $row['status'], 'details' => $row['details'] ?? '']
        + json_decode($row['content'], true);
}

/** seen: number of the shipment, 0 makes one. */
function fn_update_shipment(array $data, int $id = 0, $group = 0, bool $all = false, $notify = []): int
{
    $order = json_decode((string) db_get_field('SELECT content FROM ?:orders WHERE order_id = ?i', $data['order_id']), true);
    $id = $id ?: count($order['shipments'] ?? []) + 1;
    $order['shipments'][$id] = ['group_key' => $group] + $data;
    db_query('UPDATE ?:orders SET content = ?s WHERE order_id = ?i', json_encode($order), $data['order_id']);

    return $id;
}

final class FakeOrders
{
    public static function write(array $cart, int $parent): int
    {
        $user = $cart['user_data'] ?? [];
        $shippings = [];
        foreach ($cart['product_groups'] as $key => $group) {
            foreach ($group['chosen_shippings'] as $chosen) {
                $shippings[] = $chosen + ['group_key' => $key];
            }
        }
        $products = [];
        foreach ($cart['products'] as $id => $product) {
            $products[$id] = ['item_id' => (string) $id] + $product;
        }
        $id = Platform::add('orders', [
            'status' => 'N', 'details' => '', 'parent_order_id' => $parent, 'is_parent_order' => $cart['is_parent_order'] ?? 'N',
            'company_id' => (int) (reset($cart['products'])['company_id'] ?? 0),
            'content' => '{}',
        ]);
        $content = $user + [
            'order_id' => $id, 'total' => $cart['total'], 'shipping_cost' => $cart['shipping_cost'],
            'subtotal_discount' => $cart['subtotal_discount'], 'payment_id' => $cart['payment_id'] ?? 0,
            'notes' => $cart['notes'] ?? '', 'taxes' => $cart['taxes'], 'shipping' => $shippings,
            'product_groups' => array_map(static fn (array $g): array => ['products' => $g['products']], $cart['product_groups']),
            'products' => $products,
        ];
        db_query('UPDATE ?:orders SET content = ?s WHERE order_id = ?i', json_encode($content, JSON_UNESCAPED_UNICODE), $id);

        return $id;
    }
}
