<?php

declare(strict_types=1);

namespace CourierWoo;

use WC_Order;

/** The list of orders, in both of WooCommerce's tables: a column, a filter, two bulk actions. */
final class OrderList
{
    private const COLUMN = Brand::PREFIX;
    private const SEND = Brand::PREFIX . '_send';
    private const LABELS = Brand::PREFIX . '_labels';
    private const FILTER = Brand::PREFIX . '_state';
    private const NOT_SENT = ['none', 'refused', 'rejected', 'unclear', 'sending'];
    private const FAILED = ['refused', 'rejected', 'unclear'];
    private const SCREENS = ['woocommerce_page_wc-orders', 'edit-shop_order'];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function register(): void
    {
        foreach (self::SCREENS as $screen) {
            add_filter("bulk_actions-{$screen}", [$this, 'addActions']);
            add_filter("handle_bulk_actions-{$screen}", [$this, 'act'], 10, 3);
        }
        add_filter('manage_woocommerce_page_wc-orders_columns', [$this, 'addColumn'], 20);
        add_filter('manage_edit-shop_order_columns', [$this, 'addColumn'], 20);
        add_action('manage_woocommerce_page_wc-orders_custom_column', [$this, 'showColumn'], 10, 2);
        add_action('manage_shop_order_posts_custom_column', [$this, 'showColumn'], 10, 2);
        add_action('woocommerce_order_list_table_restrict_manage_orders', [$this, 'showFilter']);
        add_action('restrict_manage_posts', [$this, 'showOldFilter']);
        add_filter('woocommerce_order_list_table_prepare_items_query_args', [$this, 'filter']);
        add_filter('request', [$this, 'filterPosts']);
        add_action('admin_notices', [$this, 'tell']);
    }

    /**
     * @param mixed $actions
     * @return mixed
     */
    public function addActions($actions)
    {
        $words = $this->plugin->words();

        return (array) $actions + [
            self::SEND => $this->plugin->delivery->texts()->say('action.send'),
            self::LABELS => $words->say('bulk.labels'),
        ];
    }

    /**
     * @param mixed $redirect
     * @param mixed $action
     * @param mixed $ids
     * @return mixed
     */
    public function act($redirect, $action, $ids)
    {
        if (!in_array($action, [self::SEND, self::LABELS], true) || !current_user_can('edit_shop_orders')) {
            return $redirect;
        }
        $parts = [];
        foreach ((array) $ids as $id) {
            $order = wc_get_order($id);
            $parts = array_merge($parts, $order instanceof WC_Order ? OrderReader::parts($order) : []);
        }
        if ($action === self::LABELS) {
            return OrderScreen::labelUrl($parts);
        }
        $jobs = new Jobs($this->plugin);
        foreach ($parts as $part) {
            $jobs->enqueue($part, false);
        }

        return add_query_arg(self::SEND, (string) count($parts), (string) $redirect);
    }

    /**
     * @param mixed $columns
     * @return mixed
     */
    public function addColumn($columns)
    {
        return (array) $columns + [self::COLUMN => esc_html($this->plugin->words()->say('list.column'))];
    }

    /**
     * @param mixed $column
     * @param mixed $orderOrId
     */
    public function showColumn($column, $orderOrId): void
    {
        $order = $column === self::COLUMN ? wc_get_order($orderOrId) : null;
        if (!$order instanceof WC_Order) {
            return;
        }
        foreach (OrderReader::parts($order) as $part) {
            $block = $this->plugin->delivery->orderBlock($part);
            if ($block !== null && ($block['state'] !== 'none' || $block['destination'] !== null)) {
                echo '<span class="courier-state courier-state-' . esc_attr((string) $block['state']) . '">'
                    . esc_html((string) $block['sentence']) . '</span>';
            }
        }
    }

    public function showFilter(): void
    {
        $words = $this->plugin->words();
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended
        $chosen = sanitize_key(wp_unslash($_GET[self::FILTER] ?? ''));
        echo '<select name="' . esc_attr(self::FILTER) . '">';
        foreach (['' => 'list.all', 'not_sent' => 'list.notSent', 'failed' => 'list.failed'] as $value => $key) {
            echo '<option value="' . esc_attr($value) . '"' . selected($value, $chosen, false) . '>'
                . esc_html($words->say($key)) . '</option>';
        }
        echo '</select>';
    }

    /** @param mixed $postType */
    public function showOldFilter($postType): void
    {
        if ($postType === 'shop_order') {
            $this->showFilter();
        }
    }

    /**
     * @param mixed $query
     * @return mixed
     */
    public function filter($query)
    {
        $condition = $this->condition();
        if ($condition !== null && is_array($query)) {
            $query['meta_query'] = array_merge($query['meta_query'] ?? [], [$condition]);
        }

        return $query;
    }

    /**
     * @param mixed $query
     * @return mixed
     */
    public function filterPosts($query)
    {
        return is_array($query) && ($query['post_type'] ?? '') === 'shop_order' && is_admin() ? $this->filter($query) : $query;
    }

    public function tell(): void
    {
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended
        $count = absint($_GET[self::SEND] ?? 0);
        if ($count > 0) {
            echo '<div class="notice notice-info is-dismissible"><p>'
                . esc_html($this->plugin->words()->say('bulk.queued', ['count' => $count])) . '</p></div>';
        }
    }

    /** @return array<string, mixed>|null */
    private function condition(): ?array
    {
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended
        $states = ['not_sent' => self::NOT_SENT, 'failed' => self::FAILED][$_GET[self::FILTER] ?? ''] ?? null;

        return $states === null ? null : [
            'key' => OrderFields::key(OrderFields::STATE),
            'value' => $states,
            'compare' => 'IN',
        ];
    }
}
