<?php

declare(strict_types=1);

namespace CourierWoo;

use WC_Order;

/** What the buyer sees of the delivery: thank-you page, account, e-mails. */
final class BuyerPages
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function register(): void
    {
        // The block theme's thank-you page calls the same hook.
        add_action('woocommerce_order_details_after_order_table', [$this, 'show']);
        add_action('woocommerce_email_after_order_table', [$this, 'mail'], 15, 3);
    }

    /** @param mixed $order */
    public function show($order): void
    {
        if (!$order instanceof WC_Order) {
            return;
        }
        foreach (OrderReader::parts($order) as $part) {
            $block = $this->plugin->delivery->buyerBlock($part);
            if ($block !== null && $block['place'] !== '') {
                echo '<section class="' . esc_attr(Brand::SLUG) . '-delivery"><h2>'
                    . esc_html($this->plugin->words()->say('buyer.title')) . '</h2><table class="shop_table"><tbody>';
                foreach ($this->rows($block) as $label => $value) {
                    echo '<tr><th scope="row">' . esc_html($label) . '</th><td>' . esc_html($value) . '</td></tr>';
                }
                echo '</tbody></table>' . $this->events($block['events']) . '</section>';
            }
        }
    }

    /**
     * @param mixed $order
     * @param mixed $isForManager
     * @param mixed $isPlain
     */
    public function mail($order, $isForManager = false, $isPlain = false): void
    {
        if (!$order instanceof WC_Order) {
            return;
        }
        foreach (OrderReader::parts($order) as $part) {
            $block = $this->plugin->delivery->buyerBlock($part);
            if ($block !== null && $block['place'] !== '') {
                echo $isPlain ? $this->plain($block) : $this->html($block);
            }
        }
    }

    /**
     * @param array<string, mixed> $block
     * @return array<string, string> value by label
     */
    private function rows(array $block): array
    {
        $words = $this->plugin->words();

        return array_filter([
            $words->say('buyer.method') => (string) $block['method'],
            $words->say('buyer.place') => (string) $block['place'],
            $words->say('buyer.window') => (string) $block['window'],
            $words->say('buyer.waybill') => (string) $block['waybill'],
        ]);
    }

    /** @param array<int, array<string, string>> $events newest first */
    private function events(array $events): string
    {
        $lines = '';
        foreach ($events as $event) {
            $at = wp_date(get_option('date_format') . ' ' . get_option('time_format'), (int) strtotime($event['at']));
            $place = $event['place'] === '' ? '' : ", {$event['place']}";
            $lines .= '<li><time datetime="' . esc_attr($event['at']) . '">' . esc_html((string) $at) . '</time> '
                . esc_html($event['text'] . $place) . '</li>';
        }

        return $lines === '' ? '' : "<ol>{$lines}</ol>";
    }

    /** @param array<string, mixed> $block */
    private function html(array $block): string
    {
        $lines = '';
        foreach ($this->rows($block) as $label => $value) {
            $lines .= '<p style="margin:0 0 4px"><strong>' . esc_html($label) . ':</strong> ' . esc_html($value) . '</p>';
        }

        return '<h2>' . esc_html($this->plugin->words()->say('buyer.title')) . '</h2><div style="margin-bottom:40px">'
            . $lines . '</div>';
    }

    /** @param array<string, mixed> $block */
    private function plain(array $block): string
    {
        $lines = [$this->plugin->words()->say('buyer.title')];
        foreach ($this->rows($block) as $label => $value) {
            $lines[] = "{$label}: {$value}";
        }

        // Plain text: an e-mail without markup has nothing to escape.
        return "\n" . wp_strip_all_tags(implode("\n", $lines)) . "\n\n";
    }
}
