<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\GatewayFailure;
use WC_Order;
use WP_Post;

/** The block on the order's own screen, and the labels. */
final class OrderScreen
{
    private const LABELS = Brand::PREFIX . '_labels';
    private const NOTE = Brand::PREFIX . '_note';

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function register(): void
    {
        add_action('add_meta_boxes', [$this, 'addBox'], 20, 2);
        add_action('woocommerce_process_shop_order_meta', [$this, 'saveNote']);
        add_action('admin_post_' . self::LABELS, [$this, 'sendLabels']);
    }

    /** @param string[] $orderIds */
    public static function labelUrl(array $orderIds): string
    {
        $query = ['action' => self::LABELS, 'orders' => implode(',', $orderIds), '_wpnonce' => wp_create_nonce(self::LABELS)];

        return add_query_arg(array_map('rawurlencode', $query), admin_url('admin-post.php'));
    }

    /**
     * @param mixed $screenId
     * @param mixed $postOrOrder
     */
    public function addBox($screenId, $postOrOrder): void
    {
        $order = self::orderOf($postOrOrder);
        if ($order === null || $screenId !== wc_get_page_screen_id('shop-order') || !$this->isCarried($order)) {
            return;
        }
        AdminScript::add($this->plugin);
        add_meta_box(
            Brand::SLUG,
            esc_html($this->plugin->brand->name($this->plugin->words()->locale())),
            [$this, 'showBox'],
            $screenId,
            'side',
            'high'
        );
    }

    /** @param mixed $postOrOrder */
    public function showBox($postOrOrder): void
    {
        $order = self::orderOf($postOrOrder);
        foreach ($order === null ? [] : OrderReader::parts($order) as $part) {
            $block = (new OrderPanel($this->plugin))->of($part);
            echo '<div data-courier="order" data-brand="' . esc_attr(Brand::SLUG) . '" data-block="'
                . esc_attr((string) wp_json_encode($block)) . '"><p>'
                . esc_html((string) ($block['sentence'] ?? '')) . '</p></div>';
        }
        if ($order !== null) {
            $note = (string) $order->get_meta(OrderFields::key(OrderFields::NOTE));
            echo '<p><label for="' . esc_attr(self::NOTE) . '">' . esc_html($this->plugin->words()->say('order.note'))
                . '</label><textarea id="' . esc_attr(self::NOTE) . '" name="' . esc_attr(self::NOTE)
                . '" rows="2" style="width:100%">' . esc_textarea($note) . '</textarea></p>';
        }
    }

    /** @param mixed $orderId */
    public function saveNote($orderId): void
    {
        // WooCommerce has checked the nonce of its own form.
        // phpcs:ignore WordPress.Security.NonceVerification.Missing
        if (isset($_POST[self::NOTE]) && current_user_can('edit_shop_orders')) {
            $note = sanitize_textarea_field(wp_unslash($_POST[self::NOTE]));
            (new OrderFields())->write((string) $orderId, [OrderFields::NOTE => $note]);
        }
    }

    public function sendLabels(): void
    {
        check_admin_referer(self::LABELS);
        if (!current_user_can('edit_shop_orders')) {
            wp_die('', '', 403);
        }
        $ids = array_filter(explode(',', sanitize_text_field(wp_unslash($_GET['orders'] ?? ''))));
        $labels = [];
        $problems = [];
        foreach ($ids as $id) {
            try {
                $labels[$id] = $this->plugin->delivery->shipping()->label($id);
            } catch (GatewayFailure $failure) {
                $problems[] = "{$id}: {$failure->getMessage()}";
            }
        }
        if ($labels === []) {
            wp_die(esc_html($this->plugin->words()->say('labels.none') . ' ' . implode('; ', $problems)), '', 404);
        }
        nocache_headers();
        count($labels) === 1 ? LabelFile::sendOne($labels) : LabelFile::sendAll($labels);
        exit;
    }

    /** @param mixed $postOrOrder */
    private static function orderOf($postOrOrder): ?WC_Order
    {
        $order = $postOrOrder instanceof WP_Post ? wc_get_order($postOrOrder->ID) : $postOrOrder;

        return $order instanceof WC_Order ? $order : null;
    }

    /** Goods to carry, whichever way the shop's own form says: a manager may choose ours here. */
    private function isCarried(WC_Order $order): bool
    {
        return $this->plugin->delivery->publishableKey() !== '' && $order->get_status() !== 'auto-draft'
            && (OrderReader::parts($order) !== [] && $order->needs_processing() || $order->get_shipping_method() !== '');
    }
}
