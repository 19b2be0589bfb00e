<?php

declare(strict_types=1);

namespace CourierWoo;

/** Hides payments that the chosen point or the method's own limits do not take. */
final class PaymentMethods
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function register(): void
    {
        add_filter('woocommerce_available_payment_gateways', [$this, 'limit'], 20);
    }

    /**
     * @param mixed $gateways by id
     * @return mixed
     */
    public function limit($gateways)
    {
        $isShopper = WC()->session !== null && WC()->cart !== null && !is_wc_endpoint_url('order-pay')
            && (!is_admin() || wp_doing_ajax());
        // What was chosen for goods that are no longer in the cart stays in the session.
        if (!is_array($gateways) || !$isShopper || !WC()->cart->needs_shipping()) {
            return $gateways;
        }
        foreach (array_keys($this->plugin->session()->packagesWithChoice()) as $package) {
            $allowed = $this->allowed((int) $package);
            $gateways = array_filter(
                $gateways,
                fn (string $id): bool => in_array($this->plugin->carts()->payment($id), $allowed, true),
                ARRAY_FILTER_USE_KEY
            );
        }

        return $gateways;
    }

    /** @return string[] of none, cash and card */
    private function allowed(int $package): array
    {
        $all = ['none', 'cash', 'card'];
        $key = MethodTable::keyOfRate($this->plugin->session()->chosenRate($package));
        $entry = array_column($this->plugin->shop->methods(), null, 'key')[$key] ?? null;
        if ($entry === null) {
            return $all;
        }
        $allowed = $entry->settings->list('payments') ?: $all;
        $selection = $this->plugin->delivery->checkout()->placeOf($this->plugin->session()->token($package));
        $atPoint = $selection === null || $entry->isDoor()
            ? null
            : $this->plugin->delivery->checkout()->paymentsAt($selection);
        foreach ($atPoint ?? [] as $payment => $isTaken) {
            if (!$isTaken) {
                $allowed = array_diff($allowed, [$payment]);
            }
        }

        return array_values($allowed);
    }
}
