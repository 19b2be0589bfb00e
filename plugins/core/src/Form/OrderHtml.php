<?php

declare(strict_types=1);

namespace CourierCore\Form;

use CourierCore\Delivery;
use CourierCore\Texts;

/** The delivery on the order's page of the back office: the block that the script draws, and the courier's note. */
final class OrderHtml
{
    /**
     * @param Texts $words the plugin's own: `order.note`, `button.save`
     * @param array<string, string> $page brand, label (address), note (address that it is posted to), guard (fields of
     *     the platform against forged requests, as HTML)
     */
    public static function block(Delivery $delivery, Texts $words, string $orderId, array $page, string $note): string
    {
        $block = $delivery->publishableKey() === '' ? null : $delivery->orderPanel($orderId, $page['label']);
        if ($block === null) {
            return '';
        }
        // A split order has a block for each part.
        $id = "courier-note-{$orderId}";
        $form = $page['guard'] . Html::tag('label', ['for' => $id], Html::escape($words->say('order.note')))
            . Html::tag('textarea', ['id' => $id, 'name' => 'note', 'rows' => '2'], Html::escape($note))
            . Html::tag('button', ['type' => 'submit', 'class' => 'btn'], Html::escape($words->say('button.save')));

        return Html::tag('div', [
            'data-courier' => 'order',
            'data-brand' => $page['brand'],
            'data-block' => (string) json_encode($block, JSON_INVALID_UTF8_SUBSTITUTE),
        ], '<p>' . Html::escape((string) $block['sentence']) . '</p>')
            . Html::tag('form', ['method' => 'post', 'action' => $page['note']], $form);
    }
}
