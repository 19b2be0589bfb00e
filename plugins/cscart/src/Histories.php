<?php

declare(strict_types=1);

namespace CourierCsCart;

use Tygh;

/** The order's status, its notes for the shop's own people, its shipments, and mails to the manager. */
final class Histories
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function move(int $orderId, string $status, string $note): void
    {
        $row = $this->plugin->db->row('SELECT `status` FROM `{p}orders` WHERE `order_id` = ?', [$orderId]);
        if ($row !== null && $row['status'] !== $status) {
            $isTold = $this->plugin->shop()->settings()->flag('notifyBuyer');
            fn_change_order_status($orderId, $status, '', ['C' => $isTold, 'A' => false, 'V' => false]);
        }
        if ($note !== '') {
            $this->note($orderId, $note);
        }
    }

    /** "Staff notes" of the order: buyers never see them. */
    public function note(int $orderId, string $note): void
    {
        $line = date('d.m.Y H:i', $this->plugin->now()) . ' ' . $note;
        $row = $this->plugin->db->row('SELECT `details` FROM `{p}orders` WHERE `order_id` = ?', [$orderId]);
        $this->plugin->db->run(
            'UPDATE `{p}orders` SET `details` = ? WHERE `order_id` = ?',
            [trim(($row['details'] ?? '') . "\n{$line}"), $orderId]
        );
    }

    /** A shipment of the shop's own with the number, once; CS-Cart shows it to the buyer. */
    public function shipped(int $orderId, string $number): void
    {
        $kept = $this->plugin->memory->read("shipment:{$orderId}") ?? [];
        $order = $number === '' || ($kept['number'] ?? '') === $number ? null : fn_get_order_info($orderId);
        if (!is_array($order) || $order === []) {
            return;
        }
        $this->plugin->memory->write("shipment:{$orderId}", ['number' => $number]);
        $shipping = reset($order['shipping']) ?: [];
        $existing = (int) ($kept['id'] ?? 0);
        $id = fn_update_shipment([
            'order_id' => $orderId,
            'shipping_id' => (int) ($shipping['shipping_id'] ?? 0),
            'carrier' => Brand::PREFIX,
            'tracking_number' => $number,
            'comments' => '',
            'products' => array_column((array) $order['products'], 'amount', 'item_id'),
        ], $existing, 0, false, []);
        $this->plugin->memory->write("shipment:{$orderId}", ['number' => $number, 'id' => (int) $id]);
    }

    public function mail(string $to, string $subject, string $text): void
    {
        Tygh::$app['mailer']->send([
            'to' => $to === '' ? 'company_orders_department' : $to,
            'from' => 'default_company_orders_department',
            'subject' => $subject,
            'body' => nl2br(Core\Form\Html::escape($text)),
            'data' => [],
        ], 'A');
    }
}
