<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Cart;
use CourierOpenCart\Core\Checkout;
use CourierOpenCart\Core\MethodEntry;
use CourierOpenCart\Core\Offer;
use CourierOpenCart\Core\Selection;

/** What our methods cost for the open cart: by the buyer's token, asked again where the cart has changed. */
final class Offering
{
    private Plugin $plugin;
    private CartReader $carts;
    private Zones $zones;
    /** @var array<string, array<string, Offer>> */
    private array $quoted = [];

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->carts = new CartReader($plugin);
        $this->zones = new Zones($plugin->db);
    }

    /**
     * OpenCart's quote of a method; empty when it cannot be had.
     *
     * @param array<string, mixed> $address
     * @return array<string, mixed>
     */
    public function method(string $key, array $address): array
    {
        $entry = $this->entry($key);
        if ($entry === null || !$this->isOffered($key, $address)) {
            return [];
        }
        $cart = $this->cart($entry);
        $token = $this->token($entry, $address, $cart);
        $offer = $this->offer($entry, $address, $cart, $token);
        if (!$offer->isAvailable()) {
            return [];
        }
        $this->plugin->session()->keepPriced($key, [
            'token' => $offer->source === Offer::TOKEN ? $token : '',
            'source' => $offer->source,
            'price' => $offer->price,
            'payment' => $cart->payment,
        ]);

        return (new QuoteRow($this->plugin, $this->face($key)))->toArray($key, $offer);
    }

    /**
     * Why a token that the page has just told is not taken; '' when it is. One of an older cart is not asked
     * again here: whoever tells it chose it for another cart.
     *
     * @param array<string, mixed> $address
     */
    public function refusal(string $key, string $token, array $address): string
    {
        $entry = $this->entry($key);
        $selection = $this->checkout()->placeOf($token);
        $method = $selection === null || $selection->method !== 'locker' ? $selection->method ?? '' : 'pickup_point';
        if ($entry === null || $method !== $entry->method) {
            return 'other';
        }
        if (!$this->holdsPlace($key, $address, $selection)) {
            return 'place';
        }
        $offer = $this->checkout()->offers($this->cart(), $this->carts->place([]), [$entry], $token)[$key];

        return $offer->source === Offer::TOKEN ? '' : 'fingerprint';
    }

    public function entry(string $key): ?MethodEntry
    {
        foreach ($this->plugin->shop($this->plugin->storeId())->methods() as $entry) {
            if ($entry->key === $key) {
                return $entry;
            }
        }

        return null;
    }

    /** Of one method where it has payments of its own. */
    public function cart(?MethodEntry $entry = null): Cart
    {
        $settings = $this->plugin->shop($this->plugin->storeId())->settings();
        $takes = $entry === null ? [] : $entry->settings->list('payments');

        return $this->carts->cart($settings, $this->plugin->session()->paymentCode(), $takes);
    }

    /**
     * Whether the method's zone, and the tax, hold the selection's town.
     *
     * @param array<string, mixed> $address
     */
    public function holdsPlace(string $key, array $address, Selection $selection): bool
    {
        $known = $this->plugin->session()->townCode(CartReader::townOf($address));

        return $this->zones->holdsTown($this->face($key)->geoZoneId, $address, $known, $selection);
    }

    /**
     * Whether buyers may see the method at all; no call of the gateway.
     *
     * @param array<string, mixed> $address
     */
    public function isOffered(string $key, array $address): bool
    {
        $plugin = $this->plugin;
        $shop = $plugin->shop($plugin->storeId());
        // Prices are in the shop's base currency; another one on the screen would be a wrong price.
        $currency = $plugin->session()->currency();
        $isForeign = $currency !== '' && $currency !== (string) $plugin->config('config_currency');
        $isHidden = $shop->settings()->flag('testMode') && !$plugin->session()->isStaff();

        return !$isForeign
            && !$isHidden
            && $plugin->delivery($plugin->storeId())->publishableKey() !== ''
            && $this->face($key)->isOn
            && $this->zones->holdsAddress($this->face($key)->geoZoneId, $address);
    }

    /**
     * The buyer's token for this method while it says something about this cart; asked again where the cart or
     * the payment has changed.
     *
     * @param array<string, mixed> $address
     */
    private function token(MethodEntry $entry, array $address, Cart $cart): string
    {
        $session = $this->plugin->session();
        $token = $session->token($entry->key);
        if ($token === '') {
            return '';
        }
        $selection = $this->checkout()->placeOf($token);
        $isOfTown = $session->townAtChoice($entry->key) === CartReader::townOf($address);
        if ($selection === null || !$isOfTown || !$this->holdsPlace($entry->key, $address, $selection)) {
            $session->dropToken($entry->key);

            return '';
        }
        $offers = $this->checkout()->offers($cart, $this->carts->place([]), [$entry], $token);
        if ($offers[$entry->key]->source === Offer::TOKEN) {
            return $token;
        }
        $renewed = $this->checkout()->renew($selection, $entry, $cart) ?? '';
        if ($renewed === '') {
            // The cart outgrew its point, perhaps: the buyer hears that the choice is gone.
            $session->spoil($entry->key);
        } else {
            $session->keepToken($entry->key, $renewed, CartReader::townOf($address));
        }

        return $renewed;
    }

    /** @param array<string, mixed> $address */
    private function offer(MethodEntry $entry, array $address, Cart $cart, string $token): Offer
    {
        $place = $this->carts->place($address);
        if ($token !== '') {
            $offer = $this->checkout()->offers($cart, $this->carts->place([]), [$entry], $token)[$entry->key];
            if ($offer->source === Offer::TOKEN) {
                return $offer;
            }
        }
        $entries = array_values(array_filter(
            $this->plugin->shop($this->plugin->storeId())->methods(),
            fn (MethodEntry $other): bool => $this->isOffered($other->key, $address)
        ));
        // OpenCart asks method by method; the gateway is asked for all of them at once.
        $memo = md5((string) json_encode([$cart->canonical(), $place->toArray()]));
        $this->quoted[$memo] = $this->quoted[$memo] ?? $this->checkout()->offers($cart, $place, $entries);
        $offer = $this->quoted[$memo][$entry->key] ?? Offer::none('no_rates');
        if ($offer->town !== null) {
            $this->plugin->session()->keepTownCode(CartReader::townOf($address), (string) $offer->town['code']);
        }

        return $offer;
    }

    private function face(string $key): MethodFace
    {
        return $this->plugin->shop($this->plugin->storeId())->face($key);
    }

    private function checkout(): Checkout
    {
        return $this->plugin->delivery($this->plugin->storeId())->checkout();
    }
}
