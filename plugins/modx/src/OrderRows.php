<?php

declare(strict_types=1);

namespace CourierModx;

use PDOException;
use RuntimeException;

/** Rows of miniShop2's orders. */
final class OrderRows
{
    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    /** @return array<string, mixed>|null */
    public function order(int $orderId): ?array
    {
        return $this->db->row('SELECT * FROM `{p}ms2_orders` WHERE `id` = ?', [$orderId]);
    }

    /**
     * Since 3.0 the address names its order; before, the order named its address.
     *
     * @param array<string, mixed> $order
     * @return array<string, mixed>
     */
    public function address(array $order): array
    {
        [$column, $id] = isset($order['address']) ? ['id', $order['address']] : ['order_id', $order['id']];
        $sql = "SELECT * FROM `{p}ms2_order_addresses` WHERE `{$column}` = ? ORDER BY `id` DESC LIMIT 1";

        return $this->db->row($sql, [(int) $id]) ?? [];
    }

    /** @return array<int, array<string, mixed>> */
    public function products(int $orderId): array
    {
        $rows = $this->db->rows(
            'SELECT p.*, d.`article` FROM `{p}ms2_order_products` p'
                . ' LEFT JOIN `{p}ms2_products` d ON d.`id` = p.`product_id` WHERE p.`order_id` = ?',
            [$orderId]
        );

        return array_map(
            fn (array $row): array => array_filter(['article' => $this->variantArticle($row)]) + $row,
            $rows
        );
    }

    /**
     * What msOptionsPrice2 calls the variant that was bought, where the shop has it and a variant an article.
     *
     * @param array<string, mixed> $product
     */
    private function variantArticle(array $product): string
    {
        $options = json_decode((string) ($product['options'] ?? ''), true);
        $id = is_array($options) ? (int) ($options['modification'] ?? 0) : 0;
        if ($id === 0) {
            return '';
        }
        try {
            $row = $this->db->row('SELECT `article` FROM `{p}msop_modifications` WHERE `id` = ?', [$id]);
        } catch (RuntimeException | PDOException $missing) {
            // Another component's option of that name.
            return '';
        }

        return (string) ($row['article'] ?? '');
    }

    /** @return string[] ids of the statuses that the order has been in */
    public function statuses(int $orderId): array
    {
        $rows = $this->db->rows(
            "SELECT `entry` FROM `{p}ms2_order_logs` WHERE `order_id` = ? AND `action` = 'status'",
            [$orderId]
        );

        return array_map('strval', array_column($rows, 'entry'));
    }

    /** Since when the order has its status, Unix seconds; 0: not known. */
    public function statusSince(int $orderId): int
    {
        $row = $this->db->row(
            "SELECT MAX(`timestamp`) AS at FROM `{p}ms2_order_logs` WHERE `order_id` = ? AND `action` = 'status'",
            [$orderId]
        );

        return (int) strtotime((string) ($row['at'] ?? ''));
    }

    public function article(int $productId): string
    {
        $row = $this->db->row('SELECT `article` FROM `{p}ms2_products` WHERE `id` = ?', [$productId]);

        return (string) ($row['article'] ?? '');
    }
}
