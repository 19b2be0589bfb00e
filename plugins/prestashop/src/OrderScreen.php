<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Form\Html;

/** The block on the order's page, and what the script on the list of orders needs. */
final class OrderScreen
{
    /** Lines that buyers write a point into. */
    private const ADDRESS = ['company', 'address1', 'address2', 'other', 'alias'];

    private Plugin $plugin;
    private AdminPage $page;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->page = new AdminPage($plugin);
    }

    /** '' before the shop is connected, and when the order is gone. */
    public function block(string $orderId): string
    {
        $storeId = self::storeOf($this->plugin, $orderId);
        $isConnected = $storeId !== null && $this->plugin->delivery($storeId)->publishableKey() !== '';
        $label = $this->page->url('labels', ['id' => $orderId]);
        $block = $isConnected ? $this->plugin->delivery((int) $storeId)->orderPanel($orderId, $label) : null;
        if ($block === null) {
            return '';
        }
        $words = $this->plugin->words();
        $note = (string) ($this->plugin->orders->read($orderId)['note'] ?? '');
        $noteForm = Html::tag('label', ['for' => 'courier-note'], Html::escape($words->say('order.note')))
            . Html::tag('textarea', [
                'id' => 'courier-note', 'name' => 'note', 'rows' => '2', 'class' => 'form-control',
            ], Html::escape($note))
            . Html::tag('button', ['type' => 'submit', 'class' => 'btn btn-outline-secondary mt-2'], Html::escape($words->say('button.save')));

        return '<div class="card mt-2"><div class="card-header"><h3 class="card-header-title">'
            . Html::escape($this->plugin->brand->name($words->locale())) . '</h3></div><div class="card-body">'
            . Html::tag('div', [
                'data-courier' => 'order',
                'data-brand' => Brand::SLUG,
                'data-block' => (string) json_encode($block, JSON_INVALID_UTF8_SUBSTITUTE),
            ], '<p>' . Html::escape((string) $block['sentence']) . '</p>')
            . $this->addressedPoint($orderId, (int) $storeId)
            . Html::tag('form', ['method' => 'post', 'action' => $this->page->url('note', ['id' => $orderId])], $noteForm)
            . '</div></div>' . $this->page->script();
    }

    /** The address names a pickup point, as buyers were taught before there was a chooser: it is offered. */
    private function addressedPoint(string $orderId, int $storeId): string
    {
        $order = $this->plugin->shop($storeId)->order($orderId);
        $lines = $order === null ? [] : array_intersect_key($order->fields, array_flip(self::ADDRESS));
        $point = $this->plugin->delivery($storeId)->addressedPoint($orderId, implode("\n", $lines));
        if ($point === null) {
            return '';
        }
        $words = $this->plugin->words();
        $said = $words->say('order.point', ['point' => implode(', ', array_filter([$point['name'], $point['address']]))]);

        return Html::tag('form', ['method' => 'post', 'action' => $this->page->url('point', ['id' => $orderId])],
            Html::tag('p', [], Html::escape($said))
            . Html::tag('button', [
                'type' => 'submit', 'name' => 'code', 'value' => $point['code'], 'class' => 'btn btn-outline-secondary mb-3',
            ], Html::escape($words->say('order.point.take'))));
    }

    /** What the list's script draws: sending many at once, and their labels. */
    public function list(): string
    {
        $words = $this->plugin->words();
        $list = [
            'url' => $this->page->url('bulk'),
            'labels' => $this->page->url('labels', ['id' => '{ids}']),
            'texts' => [
                'send' => $words->say('bulk.send'),
                'labels' => $words->say('bulk.labels'),
                'none' => $words->say('bulk.none'),
            ],
        ];

        return Html::tag('div', [
            'data-courier-list' => (string) json_encode($list, JSON_UNESCAPED_SLASHES),
            'hidden' => '',
        ]) . Html::tag('script', ['src' => $this->plugin->fileUrl('js/order-list.js'), 'defer' => '']);
    }

    public static function storeOf(Plugin $plugin, string $orderId): ?int
    {
        $row = $plugin->db->row('SELECT `id_shop` FROM `{p}orders` WHERE `id_order` = ?', [(int) $orderId]);

        return $row === null ? null : (int) $row['id_shop'];
    }
}
