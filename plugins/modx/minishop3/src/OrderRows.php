<?php

declare(strict_types=1);

namespace CourierModx;

/** Rows of MiniShop3's orders, under the names that the reader of orders knows. */
final class OrderRows
{
    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    /** A draft has no number yet, and is no order. @return array<string, mixed>|null */
    public function order(int $orderId): ?array
    {
        $row = $this->row($orderId);
        if ($row === null || (string) $row['num'] === '') {
            return null;
        }

        return [
            'status' => $row['status_id'], 'delivery' => $row['delivery_id'], 'payment' => $row['payment_id'],
        ] + $row;
    }

    /** @return array<string, mixed>|null a draft, or an order */
    public function row(int $orderId): ?array
    {
        return $this->db->row('SELECT * FROM `{p}ms3_orders` WHERE `id` = ?', [$orderId]);
    }

    /**
     * @param array<string, mixed> $order
     * @return array<string, mixed>
     */
    public function address(array $order): array
    {
        $row = $this->db->row(
            'SELECT * FROM `{p}ms3_order_addresses` WHERE `order_id` = ? ORDER BY `id` DESC LIMIT 1',
            [(int) $order['id']]
        ) ?? [];
        $receiver = trim(($row['first_name'] ?? '') . ' ' . ($row['last_name'] ?? ''));
        // Some shops ask for the whole address in one line.
        $street = trim((string) ($row['street'] ?? '')) === '' ? ($row['text_address'] ?? '') : $row['street'];

        return ['receiver' => $receiver, 'street' => $street] + $row;
    }

    /** @return array<int, array<string, mixed>> */
    public function products(int $orderId): array
    {
        return $this->db->rows(
            'SELECT p.*, d.`article` FROM `{p}ms3_order_products` p'
                . ' LEFT JOIN `{p}ms3_products` d ON d.`id` = p.`product_id` WHERE p.`order_id` = ? ORDER BY p.`id`',
            [$orderId]
        );
    }

    /** @return string[] ids of the statuses that the order has been in */
    public function statuses(int $orderId): array
    {
        $rows = $this->db->rows(
            "SELECT `entry` FROM `{p}ms3_order_logs` WHERE `order_id` = ? AND `action` = 'status'",
            [$orderId]
        );

        return array_map(static function (array $row): string {
            $entry = json_decode((string) $row['entry'], true);
            $status = is_array($entry) ? ($entry['status_id'] ?? $entry['new'] ?? $entry['value'] ?? '') : $entry;

            return is_scalar($status) ? (string) $status : '';
        }, $rows);
    }

    /** Since when the order has its status, Unix seconds; 0: not known. */
    public function statusSince(int $orderId): int
    {
        $row = $this->db->row(
            "SELECT MAX(`timestamp`) AS at FROM `{p}ms3_order_logs` WHERE `order_id` = ? AND `action` = 'status'",
            [$orderId]
        );

        return (int) strtotime((string) ($row['at'] ?? ''));
    }

    public function article(int $productId): string
    {
        $row = $this->db->row('SELECT `article` FROM `{p}ms3_products` WHERE `id` = ?', [$productId]);

        return (string) ($row['article'] ?? '');
    }
}
