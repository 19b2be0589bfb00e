<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;
use CourierPresta\Core\Offer;
use CourierPresta\Core\Placement;
use CourierPresta\Core\Problem;
use CourierPresta\Core\Selection;
use Order;

/** The moments before an order, and keeping the choice with it. */
final class Guard
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** Why the delivery step cannot be left with this carrier, or null. */
    public function missing(ShopCart $cart, int $carrierId): ?Problem
    {
        $offering = $this->plugin->offering();
        $entry = $offering->entry((int) $cart->id_shop, $this->plugin->carriers->keyOf($carrierId));
        foreach ($entry === null || $entry->isDoor() ? [] : Parts::of($cart, $carrierId) as $products) {
            $priced = $offering->priced($cart, $entry, $products);
            if ($priced === null || $priced['token'] === '') {
                $slot = $offering->slot($cart, $entry->key, $products);

                return $this->problem($cart, $this->plugin->carts->isGood((int) $cart->id, $slot) ? 'missing' : 'other');
            }
        }

        return null;
    }

    /**
     * Why the order that is about to be written cannot be; only for the buyer's own request.
     *
     * @param Order $order as PrestaShop is about to add it, with its part of the products
     */
    public function problemWith(ShopCart $cart, Order $order): ?Problem
    {
        $placement = $this->placement($cart, $order);
        if ($placement === null) {
            return null;
        }
        $slot = $this->slot($cart, $order, $placement->entry->key);
        $token = $this->plugin->carts->token((int) $cart->id, $slot);
        $problem = $this->plugin->delivery((int) $cart->id_shop)->checkout()->problemWith($token, $placement);
        if ($problem === null && $placement->pricedFrom === '' && !$this->isPricedFor($cart, $slot, $placement)) {
            $problem = $this->problem($cart, 'price');
        }

        return $problem;
    }

    /** What stands in the way is dropped, and the next page shows a price for the payment that was picked. */
    public function startAnew(ShopCart $cart, Order $order, Problem $problem): void
    {
        $cartId = (int) $cart->id;
        $slot = $this->slot($cart, $order, $this->plugin->carriers->keyOf((int) $order->id_carrier));
        $isKept = $this->plugin->carts->isGood($cartId, $slot)
            && in_array($problem->reason, ['missing', 'price', 'fingerprint'], true);
        if (!$isKept) {
            $this->plugin->carts->dropToken($cartId, $slot);
        }
        $this->plugin->carts->keepPaymentModule($cartId, (string) $order->module);
        $this->plugin->carts->say($cartId, $problem->text);
    }

    public function keep(ShopCart $cart, Order $order, bool $isBuyers): void
    {
        $checkout = $this->plugin->delivery((int) $order->id_shop)->checkout();
        $placement = $this->placement($cart, $order);
        if ($placement !== null && $isBuyers) {
            $slot = $this->slot($cart, $order, $placement->entry->key);
            $token = $this->plugin->carts->token((int) $cart->id, $slot);
            $checkout->keepSelection((string) $order->id, $token, $placement);
        } elseif ($placement !== null) {
            $checkout->keepOutsideOrder((string) $order->id);
        }
    }

    /** Null when the order does not go by one of ours. */
    private function placement(ShopCart $cart, Order $order): ?Placement
    {
        $offering = $this->plugin->offering();
        $carrierId = (int) $order->id_carrier;
        $entry = $offering->entry((int) $cart->id_shop, $this->plugin->carriers->keyOf($carrierId));
        if ($entry === null) {
            return null;
        }
        $products = $this->products($cart, $order);
        $priced = $this->plugin->carts->priced((int) $cart->id, $offering->slot($cart, $entry->key, $products));
        $address = $offering->address($cart);

        return new Placement([
            'entry' => $entry,
            'cart' => $offering->cart($cart, $products, (string) $order->module),
            'currency' => $this->currency((int) $order->id_currency),
            'pricedFrom' => $priced['token'] ?? '',
            'source' => $priced['source'] ?? Offer::QUOTE,
            'charged' => (new CarrierTax($this->plugin))
                ->charged($cart, $carrierId, (float) $order->total_shipping_tax_incl),
            'isLoweredByShop' => (new FreeDelivery($this->plugin))->isFree($cart),
            'holdsPlace' => fn (Selection $selection): bool => $offering->holdsPlace($cart, $address, $selection),
        ]);
    }

    /** A price without a token was asked for one cart, town and payment, and is the one that the order has. */
    private function isPricedFor(ShopCart $cart, string $slot, Placement $placement): bool
    {
        $priced = $this->plugin->carts->priced((int) $cart->id, $slot);
        $address = $this->plugin->offering()->address($cart);

        return $priced !== null
            && $priced['for'] === $this->plugin->offering()->purpose($placement->cart, $address)
            && ($priced['price'] === $placement->charged || $placement->isLoweredByShop);
    }

    private function slot(ShopCart $cart, Order $order, string $key): string
    {
        return $this->plugin->offering()->slot($cart, $key, $this->products($cart, $order));
    }

    /** @return array<int, array<string, mixed>> */
    private function products(ShopCart $cart, Order $order): array
    {
        $own = (array) ($order->product_list ?? []);

        return $own === [] ? $cart->getProducts() : array_values($own);
    }

    private function currency(int $currencyId): string
    {
        $row = $this->plugin->db->row('SELECT `iso_code` FROM `{p}currency` WHERE `id_currency` = ?', [$currencyId]);

        return (string) ($row['iso_code'] ?? '');
    }

    private function problem(ShopCart $cart, string $reason): Problem
    {
        $texts = $this->plugin->delivery((int) $cart->id_shop)->texts();

        return new Problem($reason, $texts->say("selection.{$reason}"));
    }
}
