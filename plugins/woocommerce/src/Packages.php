<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Selection;

/**
 * Puts the buyer's selection into the packages before zones, taxes and methods are chosen: the place is the
 * token's, and a changed selection changes the package's hash, so that WooCommerce asks for rates again.
 */
final class Packages
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function register(): void
    {
        add_filter('woocommerce_cart_shipping_packages', [$this, 'addSelection'], 90);
        add_filter('woocommerce_customer_taxable_address', [$this, 'taxAtSelection'], 20, 2);
        add_filter('woocommerce_shipping_chosen_method', [$this, 'preferSelection'], 20, 3);
        add_action('woocommerce_cart_emptied', [$this, 'forget']);
    }

    /**
     * @param mixed $packages
     * @return mixed
     */
    public function addSelection($packages)
    {
        if (!is_array($packages)) {
            return $packages;
        }
        foreach ($packages as $key => $package) {
            if (is_array($package)) {
                $packages[$key] = $this->withSelection((int) $key, $package);
            }
        }

        return $packages;
    }

    /**
     * @param mixed $address country, state, postcode, city
     * @param mixed $customer
     * @return mixed
     */
    public function taxAtSelection($address, $customer)
    {
        if (get_option('woocommerce_tax_based_on') !== 'shipping' || !is_array($address) || count($address) < 4) {
            return $address;
        }
        $selection = $this->ruling(0);
        if ($selection === null) {
            return $address;
        }
        $typed = ['country' => $address[0], 'state' => $address[1], 'postcode' => $address[2], 'city' => $address[3]];
        $place = self::moved($typed, $selection);

        return [$place['country'], $place['state'], $place['postcode'], $place['city']];
    }

    /**
     * WooCommerce goes back to the first method whenever the list of methods changes. The shopper's choice
     * stays; and a town chosen where no method could be had before brings its method with it.
     *
     * @param mixed $default
     * @param mixed $rates
     * @param mixed $chosen
     * @return mixed
     */
    public function preferSelection($default, $rates, $chosen)
    {
        $rates = (array) $rates;
        if (is_string($chosen) && isset($rates[$chosen])) {
            return MethodTable::keyOfRate($chosen) === '' ? $default : $chosen;
        }
        foreach ($this->plugin->session()->tokenPackages() as $key) {
            $selection = $this->plugin->delivery->checkout()->placeOf($this->plugin->session()->token($key));
            foreach ($selection === null ? [] : $rates as $id => $rate) {
                if (MethodTable::methodOf($rate->get_method_id()) === self::methodOf($selection)) {
                    return $id;
                }
            }
        }

        return $default;
    }

    public function forget(): void
    {
        $this->plugin->session()->forget();
    }

    /**
     * @param array<string, mixed> $package
     * @return array<string, mixed>
     */
    private function withSelection(int $key, array $package): array
    {
        $session = $this->plugin->session();
        $typed = (array) ($package['destination'] ?? []);
        // The shopper has typed another town since: the choice belonged to the old one.
        if ($session->token($key) !== '' && $session->townAtChoice($key) !== self::townOf($typed)) {
            $session->dropToken($key);
        }
        $selection = $this->ruling($key);
        if ($selection !== null) {
            $package['destination'] = self::moved($typed, $selection);
        }
        $package[Brand::PREFIX] = [
            'key' => $key,
            'token' => md5($session->token($key)),
            'payment' => $this->plugin->carts()->payment($session->paymentMethod()),
            'typed' => array_intersect_key($typed, array_flip(['country', 'state', 'postcode', 'city'])),
        ];

        return $package;
    }

    /** The selection whose town rules: the one of the method that is chosen. */
    private function ruling(int $key): ?Selection
    {
        $session = $this->plugin->session();
        $selection = $this->plugin->delivery->checkout()->placeOf($session->token($key));
        $chosen = MethodTable::methodOf(explode(':', $session->chosenRate($key))[0]);
        if ($selection === null || $chosen === '') {
            return $selection;
        }

        return self::methodOf($selection) === $chosen ? $selection : null;
    }

    /** A locker is a pickup point to the shop. */
    private static function methodOf(Selection $selection): string
    {
        return $selection->method === 'locker' ? 'pickup_point' : $selection->method;
    }

    /**
     * The town that the shop's own fields name, for comparing.
     *
     * @param array<string, mixed> $destination
     */
    public static function townOf(array $destination): string
    {
        return mb_strtolower(trim(($destination['country'] ?? '') . ' ' . ($destination['city'] ?? '')));
    }

    /**
     * A destination at the selection's town.
     *
     * @param array<string, mixed> $typed
     * @return array<string, mixed>
     */
    public static function moved(array $typed, Selection $selection): array
    {
        $isSame = mb_strtolower(trim((string) ($typed['city'] ?? ''))) === mb_strtolower($selection->town['name']);
        $own = ['townCode' => $selection->town['code'], 'city' => $selection->town['name']];
        if ($selection->town['country'] !== '') {
            $own['country'] = $selection->town['country'];
        }
        // The region's name in a shop's list and the courier's code of it have nothing in common.
        $own['state'] = $isSame ? ($typed['state'] ?? '') : '';
        $own['postcode'] = $selection->town['postcode'] ?: ($isSame ? ($typed['postcode'] ?? '') : '');
        if ($selection->address !== null) {
            $street = trim("{$selection->address['street']} " . ($selection->address['house'] ?? ''));
            $own += ['address' => $street, 'address_1' => $street, 'address_2' => ''];
        }

        return $own + $typed;
    }
}
