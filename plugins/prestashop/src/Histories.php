<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart;
use Context;
use Currency;
use Customer;
use Order;
use OrderCarrier;
use OrderHistory;

/** The order's own history, its private notes and the tracking number of its carrier. */
final class Histories
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function move(string $orderId, string $status, string $note): void
    {
        $order = new Order((int) $orderId);
        if ((int) $order->current_state !== (int) $status) {
            self::prepare($order);
            $history = new OrderHistory();
            $history->id_order = (int) $order->id;
            $history->changeIdOrderState((int) $status, $order, true);
            $settings = $this->plugin->shop((int) $order->id_shop)->settings();
            $settings->flag('notifyBuyer') ? $history->addWithemail() : $history->add();
        }
        if ($note !== '') {
            $this->note($orderId, $note);
        }
    }

    /** A command has no buyer and no currency, without which PrestaShop changes no order. */
    private static function prepare(Order $order): void
    {
        $context = Context::getContext();
        $context->currency = $context->currency ?? new Currency((int) $order->id_currency);
        $context->customer = $context->customer ?? new Customer((int) $order->id_customer);
        $context->cart = $context->cart ?? new Cart((int) $order->id_cart);
    }

    /** The order's private note: buyers never see it. */
    public function note(string $orderId, string $note): void
    {
        $line = date('d.m.Y H:i', $this->plugin->now()) . ' ' . $note;
        $this->plugin->db->run(
            "UPDATE `{p}orders` SET `note` = TRIM(CONCAT(COALESCE(`note`, ''), CHAR(10), ?)) WHERE `id_order` = ?",
            [$line, (int) $orderId]
        );
    }

    public function trackingNumber(string $orderId, string $number): void
    {
        $row = $this->plugin->db->row(
            'SELECT `id_order_carrier`, `tracking_number` FROM `{p}order_carrier` WHERE `id_order` = ?'
                . ' ORDER BY `id_order_carrier` DESC LIMIT 1',
            [(int) $orderId]
        );
        if ($row === null || $number === '' || (string) $row['tracking_number'] === $number) {
            return;
        }
        $carrier = new OrderCarrier((int) $row['id_order_carrier']);
        $carrier->tracking_number = $number;
        $carrier->update();
    }
}
