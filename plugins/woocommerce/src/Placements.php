<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Offer;
use CourierWoo\Core\Placement;
use CourierWoo\Core\Problem;
use CourierWoo\Core\Selection;

/** The moment of ordering, for both checkouts: what is checked and what is kept, package by package. */
final class Placements
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * Why the shopper's order cannot be placed. What is in the way is dropped, so that the next answer of the
     * shop shows the price anew.
     *
     * @param array<int, string> $posted token by package, where the form brought one
     * @return Problem[]
     */
    public function problems(string $paymentMethod, array $posted): array
    {
        $problems = [];
        foreach ($this->placements($paymentMethod) as $key => $placement) {
            $token = $posted[$key] ?? $this->plugin->session()->token($key);
            $problem = $this->plugin->delivery->checkout()->problemWith($token, $placement);
            if ($problem === null && !$this->isPricedFor($key, $placement)) {
                $problem = new Problem('price', $this->plugin->delivery->texts()->say('selection.price'));
            }
            if ($problem !== null) {
                $this->startAnew($key, $token, $problem);
                $problems[] = $problem;
            }
        }

        return $problems;
    }

    /**
     * Keeps each package's selection with its part of the order.
     *
     * @param array<int, string> $posted
     */
    public function keep(int $orderId, string $paymentMethod, array $posted): void
    {
        $part = 0;
        foreach ($this->placements($paymentMethod) as $key => $placement) {
            $part++;
            $this->plugin->delivery->checkout()->keepSelection(
                $part > 1 ? "{$orderId}.{$part}" : (string) $orderId,
                $posted[$key] ?? $this->plugin->session()->token($key),
                $placement
            );
        }
    }

    /** @return array<int, Placement> by package; only packages that go by a method of ours */
    private function placements(string $paymentMethod): array
    {
        $placements = [];
        foreach (WC()->shipping()->get_packages() as $key => $package) {
            $placement = $this->placement((int) $key, $package, $paymentMethod);
            if ($placement !== null) {
                $placements[(int) $key] = $placement;
            }
        }

        return $placements;
    }

    /** @param array<string, mixed> $package */
    private function placement(int $key, array $package, string $paymentMethod): ?Placement
    {
        $session = $this->plugin->session();
        $rate = $package['rates'][$session->chosenRate($key)] ?? null;
        $entryKey = $rate === null ? '' : MethodTable::key($rate->get_method_id(), (int) $rate->get_instance_id());
        $entry = array_column($this->plugin->shop->methods(), null, 'key')[$entryKey] ?? null;
        if ($entry === null) {
            return null;
        }
        $priced = $session->priced($key, $entryKey) ?? ['token' => '', 'source' => 'quote', 'price' => 0];

        return new Placement([
            'entry' => $entry,
            'cart' => $this->plugin->carts()->cart($package, $this->plugin->carts()->payment($paymentMethod)),
            'currency' => get_woocommerce_currency(),
            'pricedFrom' => $priced['token'],
            'source' => $priced['source'],
            'charged' => Amount::minor((float) $rate->get_cost() + array_sum(array_map('floatval', $rate->get_taxes()))),
            'isLoweredByShop' => $this->hasFreeShippingCoupon(),
            'holdsPlace' => fn (Selection $selection): bool => $this->holdsPlace($entryKey, $package, $selection),
        ]);
    }

    /** A quoted price was asked for one kind of payment and holds for that alone; a token says so itself. */
    private function isPricedFor(int $key, Placement $placement): bool
    {
        $package = WC()->shipping()->get_packages()[$key] ?? [];
        $payment = $package[Brand::PREFIX]['payment'] ?? $placement->cart->payment;

        return $placement->source !== Offer::QUOTE || $payment === $placement->cart->payment;
    }

    /** @param array<string, mixed> $package */
    private function holdsPlace(string $entryKey, array $package, Selection $selection): bool
    {
        $typed = ($package[Brand::PREFIX]['typed'] ?? []) + $package['destination'];
        $package['destination'] = Packages::moved($typed, $selection);

        return isset($this->plugin->rates()->entries($package)[$entryKey]);
    }

    private function hasFreeShippingCoupon(): bool
    {
        foreach (WC()->cart->get_coupons() as $coupon) {
            if ($coupon->get_free_shipping()) {
                return true;
            }
        }

        return false;
    }

    private function startAnew(int $key, string $token, Problem $problem): void
    {
        $session = $this->plugin->session();
        // A good token that the price was not set from is taken now; any other is of no use any more.
        if ($problem->reason === 'price') {
            $session->keepToken($key, $token, $session->townAtChoice($key));
        } elseif ($problem->reason !== 'missing') {
            $session->dropToken($key);
        }
        $session->dropRates($key);
        WC()->session->set('refresh_totals', true);
    }
}
