<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Order;

/** The order's status, lines for the shop's own people, and the shipment's tracking number. */
final class Histories
{
    private const LONGEST = 50;

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function move(int $orderId, string $status, string $note): void
    {
        $order = Order::load($orderId);
        if ($order !== null && (string) $order->getField('STATUS_ID') !== $status) {
            $order->setField('STATUS_ID', $status);
            $order->save();
        }
        if ($note !== '') {
            $this->note($orderId, $note);
        }
    }

    /** Beside the order: its comment goes to the courier, and a line of Bitrix's own history has to be of a type it knows. */
    public function note(int $orderId, string $note): void
    {
        $lines = $this->notes($orderId);
        $lines[] = date('d.m.Y H:i', $this->plugin->now()) . ' ' . $note;
        $this->plugin->memory->write("notes:{$orderId}", array_slice($lines, -self::LONGEST));
    }

    /** @return string[] */
    public function notes(int $orderId): array
    {
        return array_map('strval', $this->plugin->memory->read("notes:{$orderId}") ?? []);
    }

    public function trackingNumber(int $orderId, string $number): void
    {
        $order = $number === '' ? null : Order::load($orderId);
        $ours = $order === null ? null : (new Offering($this->plugin))->ours($order);
        if ($order === null || $ours === null || (string) $ours[0]->getField('TRACKING_NUMBER') === Charset::out($number)) {
            return;
        }
        $ours[0]->setField('TRACKING_NUMBER', Charset::out($number));
        $order->save();
    }
}
