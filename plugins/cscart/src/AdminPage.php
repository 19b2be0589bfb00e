<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Form\Address;
use CourierCsCart\Core\Form\AdminScript;
use CourierCsCart\Core\Form\Html;
use CourierCsCart\Core\Form\OrderHtml;

/** Addresses of the back office, and what our pages and blocks in it are made of. */
final class AdminPage
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * An address of our own controller, with CS-Cart's hash against forged requests.
     *
     * @param array<string, string> $more of the query; `{id}` and the like stay as they are
     */
    public function url(string $mode, array $more = []): string
    {
        $url = fn_url(Brand::PREFIX . ".{$mode}", 'A', 'current');

        return Address::with($url, $more + ['security_hash' => fn_generate_security_hash()]);
    }

    public function script(): string
    {
        return AdminScript::html($this->plugin->brand, [
            'brand' => Brand::SLUG,
            'locale' => $this->plugin->locale(),
            'widget' => $this->plugin->fileUrl('widget/element.js'),
            'style' => $this->plugin->fileUrl('admin.css'),
            'script' => $this->plugin->fileUrl('admin.js'),
        ], [
            'act' => $this->url('act', ['id' => '{id}', 'action_of' => '{action}']),
            'check' => $this->url('check'),
            'towns' => $this->url('towns', ['q' => '{q}']),
        ]);
    }

    /** One block for each part of the order. */
    public function orderBlocks(int $orderId): string
    {
        $blocks = implode('', array_map([$this, 'orderBlock'], $this->plugin->orders->parts($orderId)));

        return $blocks === '' ? '' : '<div class="control-group courier-order"><h4 class="subheader">'
            . Html::escape($this->plugin->brand->name($this->plugin->locale())) . "</h4>{$blocks}</div>" . $this->script();
    }

    private function orderBlock(string $orderId): string
    {
        $guard = ['type' => 'hidden', 'name' => 'security_hash', 'value' => fn_generate_security_hash()];

        return OrderHtml::block($this->plugin->delivery(), $this->plugin->words(), $orderId, [
            'brand' => Brand::SLUG,
            'label' => $this->url('labels', ['id' => $orderId]),
            'note' => $this->url('note', ['id' => $orderId]),
            'guard' => Html::tag('input', $guard),
        ], (string) ($this->plugin->orders->read($orderId)['note'] ?? ''));
    }
}
