<?php

declare(strict_types=1);

namespace CourierModx;

/** What the buyer sees of the delivery after ordering: confirmation page, account, e-mails, papers. */
final class BuyerPages
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** '' when there is nothing to say. MODX's hooks hand out an order to its own buyer only. */
    public function html(string $orderId): string
    {
        $block = $this->plugin->delivery()->buyerBlock($orderId);
        if ($block === null || $block['place'] === '') {
            return '';
        }
        $words = $this->plugin->words();
        $html = '';
        foreach (['method', 'place', 'window', 'waybill'] as $part) {
            if ($block[$part] !== '') {
                $html .= '<tr><th scope="row">' . self::escape($words->say("buyer.{$part}")) . '</th><td>'
                    . self::escape((string) $block[$part]) . '</td></tr>';
            }
        }

        return '<section class="' . Brand::SLUG . '-delivery box"><h3>' . self::escape($words->say('buyer.title'))
            . '</h3><table class="table table-bordered"><tbody>' . $html . '</tbody></table>'
            . $this->events($block['events']) . '</section>';
    }

    /** One line for e-mails and papers: where it goes, when, by which waybill. */
    public function line(string $orderId): string
    {
        $block = $this->plugin->delivery()->buyerBlock($orderId);

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
            $lines .= '<li><time datetime="' . self::escape($event['at']) . '">'
                . date('d.m.Y H:i', (int) strtotime($event['at'])) . '</time> '
                . self::escape($event['text'] . $place) . '</li>';
        }

        return $lines === '' ? '' : "<ol>{$lines}</ol>";
    }

    private static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
    }
}
