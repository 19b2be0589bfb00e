<?php

declare(strict_types=1);

namespace CourierCore\Form;

use CourierCore\Delivery;
use CourierCore\Texts;

/** What the buyer sees of the delivery after ordering. */
final class BuyerHtml
{
    private Delivery $delivery;
    private Texts $words;

    /** @param Texts $words the plugin's own: `buyer.…` */
    public function __construct(Delivery $delivery, Texts $words)
    {
        $this->delivery = $delivery;
        $this->words = $words;
    }

    /** A section for the order's page; '' when there is nothing to say. */
    public function section(string $orderId, string $class): string
    {
        $block = $this->delivery->buyerBlock($orderId);
        if ($block === null || $block['place'] === '') {
            return '';
        }
        $rows = '';
        foreach (['method', 'place', 'window', 'waybill'] as $part) {
            if ($block[$part] !== '') {
                $rows .= '<tr><th scope="row">' . Html::escape($this->words->say("buyer.{$part}")) . '</th><td>'
                    . Html::escape((string) $block[$part]) . '</td></tr>';
            }
        }

        $title = Html::tag('h3', [], Html::escape($this->words->say('buyer.title')));

        return Html::tag('section', ['class' => $class], $title
            . Html::tag('table', ['class' => 'table table-bordered'], "<tbody>{$rows}</tbody>")
            . $this->events($block['events']));
    }

    /** One line for e-mails and papers: where it goes, when, by which waybill. */
    public function line(string $orderId): string
    {
        $block = $this->delivery->buyerBlock($orderId);

        return $block === null ? '' : implode(', ', array_filter([
            (string) $block['place'],
            (string) $block['window'],
            (string) $block['waybill'],
        ]));
    }

    /** @param array<int, array<string, string>> $events newest first */
    private function events(array $events): string
    {
        $lines = '';
        foreach ($events as $event) {
            $place = $event['place'] === '' ? '' : ", {$event['place']}";
            $time = date('d.m.Y H:i', (int) strtotime($event['at']));
            $lines .= '<li>' . Html::tag('time', ['datetime' => $event['at']], $time)
                . ' ' . Html::escape($event['text'] . $place) . '</li>';
        }

        return $lines === '' ? '' : "<ol>{$lines}</ol>";
    }
}
