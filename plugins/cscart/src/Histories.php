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

    /** An order in parts is what all of them are: the first that is delivered only says so in a note. */
    public function moveWith(string $orderId, string $status, string $note): void
    {
        $id = OrderParts::split($orderId)[0];
        $map = $this->plugin->shop()->settings()->map('statusMap');
        $isTold = static fn (array $kept): bool => ($map[$kept['shipment']['applied'] ?? ''] ?? '') === $status;
        $others = array_diff($this->plugin->orders->parts($id), [$orderId]);
        $waits = array_filter($others, fn (string $other): bool => !$isTold($this->plugin->orders->read($other)));
        if (in_array($status, $map, true) && $waits !== []) {
            $this->note($id, "{$orderId}: {$note}");

            return;
        }
        $this->move($id, $status, $note);
    }

    private function move(int $orderId, string $status, string $note): void
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
    public function shipped(string $orderId, string $number): void
    {
        $kept = $this->plugin->memory->read("shipment:{$orderId}") ?? [];
        [$id, $part] = OrderParts::split($orderId);
        $order = $number === '' || ($kept['number'] ?? '') === $number ? null : fn_get_order_info($id);
        if (!is_array($order) || $order === []) {
            return;
        }
        $this->plugin->memory->write("shipment:{$orderId}", ['number' => $number]);
        $parts = (new OrderReader($this->plugin, $this->plugin->shop()->settings()))->parts($order);
        $shipping = $parts->shipping($part) ?? (reset($order['shipping']) ?: []);
        $amounts = array_column((array) $order['products'], 'amount', 'item_id');
        $shipment = fn_update_shipment([
            'order_id' => $id,
            'shipping_id' => (int) ($shipping['shipping_id'] ?? 0),
            'carrier' => Brand::PREFIX,
            'tracking_number' => $number,
            'comments' => '',
            'products' => array_intersect_key($amounts, $parts->products($part) ?? $amounts),
        ], (int) ($kept['id'] ?? 0), (int) ($shipping['group_key'] ?? 0), false, []);
        $this->plugin->memory->write("shipment:{$orderId}", ['number' => $number, 'id' => (int) $shipment]);
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
