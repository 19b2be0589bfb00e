<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\MethodEntry;

/** What the scripts of both checkouts are told: once per page, and with every cart. */
final class CheckoutState
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<string, mixed> the same for every cart */
    public function page(): array
    {
        $words = $this->plugin->words();
        $settings = $this->plugin->shop->settings();

        return [
            'gateway' => $settings->text('gatewayUrl'),
            'shop' => $this->plugin->delivery->publishableKey(),
            'widget' => $this->plugin->url('assets/widget/element.js') . '?ver=' . Plugin::VERSION,
            'locale' => str_replace('_', '-', $this->plugin->shop->locale()),
            'tiles' => $this->plugin->brand->tiles(),
            'accent' => $this->plugin->brand->accent(),
            'payments' => $settings->map('paymentMap'),
            'defaultPayment' => $settings->text('defaultPayment'),
            'texts' => [
                'title' => $words->say('checkout.title'),
                'missing' => $this->plugin->delivery->texts()->say('selection.missing'),
            ],
        ];
    }

    /** @return array<int, array<string, mixed>> packages that have a method of ours; no call, no query */
    public function packages(): array
    {
        $packages = [];
        if (WC()->cart === null || !WC()->cart->needs_shipping()) {
            return $packages;
        }
        foreach (WC()->shipping()->get_packages() as $key => $package) {
            $methods = $this->methods($package);
            // Nothing can be had where the fields say: perhaps the town is not known, and can be chosen here.
            $isOpen = ($package['rates'] ?? []) === [];
            $methods = $isOpen ? $this->possible($package) : $methods;
            if ($methods !== []) {
                $packages[] = $this->package((int) $key, $package) + ['open' => $isOpen, 'methods' => $methods];
            }
        }

        return $packages;
    }

    /**
     * @param array<string, mixed> $package
     * @return array<string, mixed>
     */
    private function package(int $key, array $package): array
    {
        $own = $package[Brand::PREFIX] ?? [];
        $payment = (string) ($own['payment'] ?? $this->plugin->carts()->payment(''));
        $place = $this->plugin->carts()->place((array) ($own['typed'] ?? $package['destination']));

        return [
            'key' => $key,
            'chosen' => $this->plugin->session()->chosenRate($key),
            'cart' => $this->plugin->carts()->cart($package, $payment)->toArray(),
            'town' => ['name' => $place->name, 'region' => $place->region],
            'priced' => $this->pricedFromToken($key, $package),
        ];
    }

    /**
     * @param array<string, mixed> $package
     * @return array<string, array{method: string, ruleSet: string, fallback: int|null}> by rate
     */
    private function methods(array $package): array
    {
        $entries = array_column($this->plugin->shop->methods(), null, 'key');
        $methods = [];
        foreach ($package['rates'] ?? [] as $rate) {
            $entry = $entries[MethodTable::key($rate->get_method_id(), (int) $rate->get_instance_id())] ?? null;
            if ($entry !== null) {
                $methods[$rate->get_id()] = self::method($entry);
            }
        }

        return $methods;
    }

    /**
     * What the package's zone offers, priced or not.
     *
     * @param array<string, mixed> $package
     * @return array<string, array{method: string, ruleSet: string, fallback: int|null}> by method
     */
    private function possible(array $package): array
    {
        $methods = [];
        foreach ($this->plugin->rates()->entries($package) as $entry) {
            $methods += [$entry->method => self::method($entry)];
        }

        return $methods;
    }

    /** @return array{method: string, ruleSet: string, fallback: int|null} */
    private static function method(MethodEntry $entry): array
    {
        return [
            'method' => $entry->method,
            'ruleSet' => $entry->ruleSetName(),
            'fallback' => $entry->settings->money('fallbackPrice'),
        ];
    }

    /**
     * Whether the chosen price was set from a token: then nothing is missing.
     *
     * @param array<string, mixed> $package
     */
    private function pricedFromToken(int $key, array $package): bool
    {
        $rate = $package['rates'][$this->plugin->session()->chosenRate($key)] ?? null;
        if ($rate === null) {
            return false;
        }
        $entryKey = MethodTable::key($rate->get_method_id(), (int) $rate->get_instance_id());
        $token = $this->plugin->session()->priced($key, $entryKey)['token'] ?? '';

        return $token !== '' && $token === $this->plugin->session()->token($key);
    }
}
