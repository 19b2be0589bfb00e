<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\MethodEntry;
use CourierWoo\Core\Offer;
use CourierWoo\Core\Payment;
use WC_Shipping_Zones;

/** What our methods cost for a package: one call of the gateway for all of them, whoever asks first. */
final class Rates
{
    private Plugin $plugin;
    /** @var array<string, array<string, Offer>> */
    private array $offers = [];

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * The offer of one entry, and the token it was made from ('' without one).
     *
     * @param array<string, mixed> $package
     * @return array{0: Offer, 1: string}
     */
    public function of(string $entryKey, array $package): array
    {
        $own = $package[Brand::PREFIX] ?? ['key' => 0, 'payment' => 'cash'];
        $entries = $this->entries($package);
        if (!isset($entries[$entryKey])) {
            return [Offer::none('no_rates'), ''];
        }
        // Chosen, it hides what it does not take; until then another payment is picked, and must not hide it.
        $payment = Payment::takenBy($entries[$entryKey], (string) $own['payment']);
        $cart = $this->plugin->carts()->cart($package, $payment);
        $token = $this->plugin->session()->token((int) $own['key']);
        $place = $this->plugin->carts()->place((array) $package['destination']);
        $memo = md5((string) wp_json_encode([$cart->canonical(), $place->toArray(), $token, array_keys($entries)]));
        if (!isset($this->offers[$memo])) {
            $this->offers[$memo] = $this->plugin->delivery->checkout()
                ->offers($cart, $place, array_values($entries), $token);
        }
        $offer = $this->offers[$memo][$entryKey] ?? Offer::none('no_rates');

        return [$offer, $offer->source === Offer::TOKEN ? $token : ''];
    }

    /**
     * Our entries in the package's zone that the shopper may see.
     *
     * @param array<string, mixed> $package
     * @return array<string, MethodEntry> by key
     */
    public function entries(array $package): array
    {
        $known = [];
        foreach ($this->plugin->shop->methods() as $entry) {
            $known[$entry->key] = $entry;
        }
        $entries = [];
        foreach (WC_Shipping_Zones::get_zone_matching_package($package)->get_shipping_methods(true) as $method) {
            $key = MethodTable::key($method->id, (int) $method->instance_id);
            if (isset($known[$key])) {
                $entries[$key] = $known[$key];
            }
        }

        return $entries;
    }
}
