<?php

declare(strict_types=1);

namespace CourierModx;

use MiniShop3\Model\msOrder;

/** MiniShop3's cart, order form and order are one row: a draft until it is submitted. */
final class Draft
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** Everything that is asked from here on is about this row. */
    public function enter(msOrder $order): void
    {
        $this->plugin->session->enter((string) $order->get('id'));
    }

    /** The draft that a buyer's token opens; without one the cart is empty. */
    public function enterByToken(string $token): void
    {
        $drafts = $this->plugin->modx->services->get('ms3_order_draft_manager');
        // One cart may serve all contexts; it is the site's first one's then.
        $isShared = (int) $this->plugin->option('ms3_cart_context') === 1;
        $context = $isShared ? 'web' : (string) $this->plugin->modx->context->get('key');
        $draft = $token === '' ? null : $drafts->getDraft($token, $context);
        if ($draft instanceof msOrder) {
            $this->enter($draft);
        } else {
            $this->plugin->session->enter('');
        }
    }

    /**
     * What the delivery adds to the cart. MiniShop3 asks it of placed orders too, when a manager edits one: those keep
     * the price that the buyer agreed to, and no gateway is called from there.
     */
    public function cost(msOrder $order, string $key): float
    {
        if ($this->plugin->isManager() || !$this->isOpen($order)) {
            return (float) $order->get('delivery_cost');
        }
        $this->enter($order);

        return $this->plugin->offering()->cost($key);
    }

    private function isOpen(msOrder $order): bool
    {
        return (int) $order->get('status_id') === ((int) $this->plugin->option('ms3_status_draft') ?: 1);
    }
}
