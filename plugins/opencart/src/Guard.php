<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Amount;
use CourierOpenCart\Core\Checkout;
use CourierOpenCart\Core\Money;
use CourierOpenCart\Core\Placement;
use CourierOpenCart\Core\Problem;
use CourierOpenCart\Core\Selection;

/** The moments before an order: OpenCart keeps the price of the chosen method, so it is set and checked anew. */
final class Guard
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** Why the chosen method cannot be kept as it is, or null. Asks nobody. */
    public function missing(string $code): ?Problem
    {
        $key = Methods::keyOf($code);
        $session = $this->plugin->session();
        if ($key !== 'pickup' || ($session->priced($key)['token'] ?? '') !== '') {
            return null;
        }
        $reason = $session->isSpoiled($key) ? 'other' : 'missing';

        return new Problem($reason, $this->texts()->say("selection.{$reason}"));
    }

    /**
     * Sets the chosen method's price for the cart and payment of this moment. What cannot be delivered any more
     * is dropped from the session, so that the shop asks for a method again.
     */
    public function settle(): ?Problem
    {
        $session = $this->plugin->session();
        $key = Methods::keyOf($session->chosenCode());
        if ($key === '') {
            return null;
        }
        $before = $this->charged($session->chosen());
        $method = $this->plugin->offering()->method($key, $session->address());
        $session->reprice($key, $method);
        $problem = $method === [] || $session->takeSpoiled($key)
            ? new Problem('other', $this->texts()->say('selection.other'))
            : $this->missing(Methods::code($key));
        if ($problem !== null) {
            $session->reprice($key, []);

            return $problem;
        }
        $now = $this->charged($session->chosen());
        if ($now !== $before) {
            $currency = (string) $this->plugin->config('config_currency');
            $session->say($this->plugin->words()->say('price.changed', [
                'before' => Money::format($before, $currency),
                'now' => Money::format($now, $currency),
            ]));
        }

        return null;
    }

    /**
     * Whether the order that is about to be written may be: the last word, whichever checkout asks.
     *
     * @param array<string, mixed> $order as OpenCart's model takes it
     */
    public function problemWith(array $order): ?Problem
    {
        $placement = $this->placement($order);
        if ($placement === null) {
            return null;
        }
        $problem = $this->checkout()->problemWith($this->token($placement->entry->key), $placement);
        if ($problem === null && $placement->pricedFrom === '' && !$this->isPricedFor($placement)) {
            $problem = new Problem('price', $this->texts()->say('selection.price'));
        }

        return $problem;
    }

    /** Drops what the refused order was priced by: the shop asks for a method again. */
    public function startAnew(): void
    {
        $session = $this->plugin->session();
        $key = Methods::keyOf($session->chosenCode());
        if ($key !== '') {
            $session->reprice($key, []);
            $session->dropToken($key);
        }
    }

    /** @param array<string, mixed> $order */
    public function keep(string $orderId, array $order): void
    {
        $placement = $this->placement($order);
        if ($placement !== null) {
            $this->checkout()->keepSelection($orderId, $this->token($placement->entry->key), $placement);
        } elseif (Methods::keyOf(self::codeOf($order)) !== '' && !isset($this->plugin->orders->read($orderId)['marks'])) {
            // A manager who edits an order leaves its buyer's choice as it was.
            $this->checkout()->keepOutsideOrder($orderId);
        }
    }

    /**
     * The selection that the order is placed with, when it is of another town than the shop's own address.
     *
     * @param array<string, mixed> $order
     */
    public function movedTo(array $order): ?Selection
    {
        $placement = $this->placement($order);
        $selection = $placement === null ? null : $this->checkout()->placeOf($this->token($placement->entry->key));
        $known = $this->plugin->session()->townCode(CartReader::townOf($this->plugin->session()->address()));

        return $selection !== null && $selection->town['code'] !== $known ? $selection : null;
    }

    /**
     * Null when the order is not by our method, or not the shopper's own checkout.
     *
     * @param array<string, mixed> $order
     */
    private function placement(array $order): ?Placement
    {
        $session = $this->plugin->session();
        $code = self::codeOf($order);
        $key = Methods::keyOf($code);
        $entry = $key === '' ? null : $this->plugin->offering()->entry($key);
        if ($entry === null || $code !== $session->chosenCode() || $this->isApi()) {
            return null;
        }
        $priced = $session->priced($key) ?? ['token' => '', 'source' => 'quote', 'price' => -1];

        return new Placement([
            'entry' => $entry,
            'cart' => $this->plugin->offering()->cart(),
            'currency' => (string) ($order['currency_code'] ?? $this->plugin->config('config_currency')),
            'pricedFrom' => $priced['token'],
            'source' => $priced['source'],
            'charged' => $this->charged(['cost' => self::shippingTotal($order), 'tax_class_id' => $this->taxClass($key)]),
            'holdsPlace' => fn (Selection $selection): bool
                => $this->plugin->offering()->holdsPlace($key, $session->address(), $selection),
        ]);
    }

    /** A price without a token was asked for one kind of payment, and is the one that the order has. */
    private function isPricedFor(Placement $placement): bool
    {
        $priced = $this->plugin->session()->priced($placement->entry->key);

        return $priced !== null
            && $priced['payment'] === $placement->cart->payment
            && $priced['price'] === $placement->charged;
    }

    /**
     * What the buyer pays for delivery, tax included, minor units.
     *
     * @param array<string, mixed> $quote cost, tax_class_id
     */
    private function charged(array $quote): int
    {
        $cost = (float) ($quote['cost'] ?? 0);
        $tax = $this->plugin->registry->get('tax')->getTax($cost, (int) ($quote['tax_class_id'] ?? 0));

        return Amount::minor($cost + (float) $tax);
    }

    private function taxClass(string $key): int
    {
        return $this->plugin->shop($this->plugin->storeId())->face($key)->taxClassId;
    }

    private function token(string $key): string
    {
        return $this->plugin->session()->token($key);
    }

    /** Orders that the administration, an exchange or an app writes: taken, and marked. */
    private function isApi(): bool
    {
        return strncmp((string) ($this->plugin->request()->get['route'] ?? ''), 'api/', 4) === 0;
    }

    /** @param array<string, mixed> $order */
    private static function codeOf(array $order): string
    {
        $method = $order['shipping_method'] ?? '';

        return (string) ($order['shipping_code'] ?? (is_array($method) ? $method['code'] ?? '' : ''));
    }

    /** @param array<string, mixed> $order */
    private static function shippingTotal(array $order): float
    {
        foreach ($order['totals'] ?? [] as $total) {
            if (($total['code'] ?? '') === 'shipping') {
                return (float) $total['value'];
            }
        }

        return 0.0;
    }

    private function texts(): Core\Texts
    {
        return $this->plugin->delivery($this->plugin->storeId())->texts();
    }

    private function checkout(): Checkout
    {
        return $this->plugin->delivery($this->plugin->storeId())->checkout();
    }
}
