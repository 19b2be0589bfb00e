<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\Form\Address;
use CourierBitrix\Core\Form\AdminScript;
use CourierBitrix\Core\Form\Html;
use CourierBitrix\Core\Form\OrderHtml;

/** Addresses of our own answers for the back office, and what our blocks in it are made of. */
final class AdminPage
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** With Bitrix's word against forged requests. @param array<string, string> $more `{id}` and the like stay as they are */
    public function url(string $do, array $more = []): string
    {
        return Address::with('/bitrix/tools/' . Brand::MODULE . '/admin.php', ['sessid' => bitrix_sessid(), 'do' => $do] + $more);
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

    public function orderBlock(string $orderId): string
    {
        $words = $this->plugin->words();
        if ($this->plugin->shop()->order($orderId) === null) {
            return Charset::out(Html::tag('p', [], Html::escape($words->say('order.older'))));
        }
        $block = OrderHtml::block($this->plugin->delivery(), $words, $orderId, [
            'brand' => Brand::SLUG,
            'label' => $this->url('labels', ['id' => $orderId]),
            'note' => $this->url('note', ['id' => $orderId]),
            'guard' => bitrix_sessid_post(),
        ], (string) ($this->plugin->orders->read($orderId)['note'] ?? ''));
        $notes = array_reverse((new Histories($this->plugin))->notes((int) $orderId));
        $lines = implode('', array_map(static fn (string $note): string => '<li>' . Html::escape($note) . '</li>', $notes));

        return $block === '' ? '' : Charset::out($block . ($lines === '' ? '' : "<ol>{$lines}</ol>") . $this->script());
    }
}
