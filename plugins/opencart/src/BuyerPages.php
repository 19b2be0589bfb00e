<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** What the buyer sees of the delivery after ordering: thank-you page and account. */
final class BuyerPages
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** '' when there is nothing to say, or the order is not one of this buyer. */
    public function html(string $orderId): string
    {
        $row = $this->plugin->db->row('SELECT `store_id` FROM `{p}order` WHERE `order_id` = ?', [(int) $orderId]);
        $block = $row === null ? null : $this->plugin->delivery((int) $row['store_id'])->buyerBlock($orderId);
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

        return '<section class="' . Brand::SLUG . '-delivery"><h3>' . self::escape($words->say('buyer.title'))
            . '</h3><table class="table table-bordered"><tbody>' . $html . '</tbody></table>'
            . $this->events($block['events']) . '</section>';
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
