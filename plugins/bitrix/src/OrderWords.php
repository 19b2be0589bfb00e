<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Order;
use CourierBitrix\Core\Form\Html;
use CourierBitrix\Core\ShipmentRecord;
use CourierBitrix\Core\ShipmentWords;

/** What is said of an order outside of its tab: at the top of its card, and in the mail to its buyer. */
final class OrderWords
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** The line at the top right of the card: how sending went, as soon as the card is there again. */
    public function line(Order $order): string
    {
        $row = $this->plugin->orders->read((string) $order->getId());
        $record = new ShipmentRecord($row['shipment'] ?? []);
        if ($record->state === '' && (new Offering($this->plugin))->ours($order) === null) {
            return '';
        }

        return isset($row['due_at']) && $record->maySend()
            ? $this->plugin->words()->say('order.queued')
            : (new ShipmentWords($this->plugin->delivery()->texts()))->sentence($record);
    }

    /** @return array<int, array<string, string>> rows of the card's top block, as Bitrix wants them */
    public function topRows(Order $order): array
    {
        $line = $this->line($order);

        return $line === '' ? [] : [[
            'TITLE' => Charset::out($this->plugin->words()->say('order.state') . ':'),
            'VALUE' => Charset::out(Html::escape($line)),
            'ID' => Brand::PREFIX . '_state',
        ]];
    }

    /**
     * The place with the goods, and a field of its own for a merchant's template.
     *
     * @param array<string, mixed> $fields of the mail
     * @return array<string, mixed>
     */
    public function inMail(int $orderId, array $fields): array
    {
        $order = Order::load($orderId);
        $ours = $order === null ? null : (new Offering($this->plugin))->ours($order);
        $place = $ours === null ? '' : Properties::byCode($order, [Properties::OWN['place']]);
        if ($place === '') {
            return $fields + ['COURIER_PLACE' => ''];
        }
        // A mail may be HTML, and takes its fields as they are.
        $line = $this->plugin->delivery()->texts()->say("method.{$ours[1]->method}") . ': ' . strip_tags($place);
        $list = (string) ($fields['ORDER_LIST'] ?? '');

        return ['COURIER_PLACE' => Charset::out($line), 'ORDER_LIST' => "{$list}\n" . Charset::out($line)] + $fields;
    }
}
