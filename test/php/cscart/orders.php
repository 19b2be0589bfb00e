<?php

// CS-Cart's orders, as far as the add-on meets them. Marks as in platform.php.

declare(strict_types=1);

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
