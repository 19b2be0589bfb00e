<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;
use CourierPresta\Core\Cart;
use CourierPresta\Core\Checkout;
use CourierPresta\Core\MethodEntry;
use CourierPresta\Core\Offer;
use CourierPresta\Core\Place;
use CourierPresta\Core\Selection;

/**
 * What our carriers cost for an open cart. PrestaShop asks four times a page and remembers nothing between
 * requests, so each answer is kept with the cart until the cart, the town or the payment changes.
 */
final class Offering
{
    private const KEPT_SECONDS = [Offer::TOKEN => 7200, Offer::QUOTE => 1800, Offer::FALLBACK => 60, Offer::NONE => 60];

    private Plugin $plugin;
    private CartReader $reader;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->reader = new CartReader($plugin);
    }

    /**
     * What PrestaShop wants to hear of a carrier: without tax, in the cart's currency; false hides it.
     *
     * @param array<int, array<string, mixed>> $products of the package; empty: the whole cart
     * @return float|false
     */
    public function cost(ShopCart $cart, int $carrierId, array $products)
    {
        $entry = $this->entry((int) $cart->id_shop, $this->plugin->carriers->keyOf($carrierId));
        $priced = $entry === null ? null : $this->priced($cart, $entry, $products);
        if ($priced === null || $priced['source'] === Offer::NONE) {
            return false;
        }
        if ((new FreeDelivery($this->plugin))->isFree($cart)) {
            return 0.0;
        }

        return (new CarrierTax($this->plugin))->net($cart, $carrierId, $priced['price'])
            + (new CarrierTax($this->plugin))->handling($cart);
    }

    /**
     * What the price of a carrier is, and what it was set from.
     *
     * @param array<int, array<string, mixed>> $products
     * @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int}|null
     */
    public function priced(ShopCart $cart, MethodEntry $entry, array $products): ?array
    {
        $products = $products === [] ? $cart->getProducts() : $products;
        $slot = $this->slot($cart, $entry->key, $products);
        $known = $this->plugin->carts->priced((int) $cart->id, $slot);
        if ($this->plugin->isBackOffice()) {
            // Never a call from there: what the buyer saw, or the merchant's own price.
            return $known ?? $this->withoutCall($entry);
        }
        if (!$this->isOffered($cart)) {
            return null;
        }
        $goods = $this->cart($cart, $products);
        $address = $this->address($cart);
        $for = $this->purpose($goods, $address);
        $isFresh = $known !== null && $known['for'] === $for
            && $this->plugin->now() - $known['at'] < self::KEPT_SECONDS[$known['source']];

        return $isFresh ? $known : $this->ask($cart, $entry, $products, [$goods, $address, $for]);
    }

    public function entry(int $storeId, string $key): ?MethodEntry
    {
        foreach ($key === '' ? [] : $this->plugin->shop($storeId)->methods() as $entry) {
            if ($entry->key === $key) {
                return $entry;
            }
        }

        return null;
    }

    /**
     * @param array<int, array<string, mixed>> $products
     * @param string|null $paymentModule null: what the buyer has picked so far
     */
    public function cart(ShopCart $cart, array $products, ?string $paymentModule = null): Cart
    {
        return $this->reader->cart(
            $cart,
            $products,
            $this->plugin->shop((int) $cart->id_shop)->settings(),
            $paymentModule ?? $this->plugin->carts->paymentModule((int) $cart->id)
        );
    }

    /**
     * Names a carrier's part of the cart: the carrier's key, and the goods' hash where PrestaShop splits.
     *
     * @param array<int, array<string, mixed>> $products
     */
    public function slot(ShopCart $cart, string $key, array $products): string
    {
        $own = self::names($products);

        return $own === self::names($cart->getProducts()) ? $key : $key . '-' . substr(sha1(implode(' ', $own)), 0, 8);
    }

    /** @param array<string, mixed> $address whether the address's zone and tax hold the selection's town too */
    public function holdsPlace(ShopCart $cart, array $address, Selection $selection): bool
    {
        $town = CartReader::townOf($address);
        if ($this->plugin->carts->townCode((int) $cart->id, $town) === $selection->town['code']) {
            return true;
        }
        $isCountry = strcasecmp((string) ($address['country_iso'] ?? ''), $selection->town['country'] ?: 'RU') === 0;
        $stateZone = (int) ($address['state_zone'] ?? 0);

        // Of another town only the country is known: a state with a zone of its own proves nothing about it.
        return $isCountry && ($stateZone === 0 || $stateZone === (int) $address['country_zone']);
    }

    /** What a price without a token was asked for, as one word. @param array<string, mixed> $address */
    public function purpose(Cart $goods, array $address): string
    {
        $rules = array_map(fn (string $key): array => (array) $this->plugin->shop($this->plugin->storeId())
            ->load("ruleSet:{$key}"), array_keys(Carriers::METHODS));

        return sha1($goods->canonical() . json_encode([$this->reader->place($address)->toArray(), $rules]));
    }

    /**
     * The cart's delivery address. One-page checkouts give a cart an address only while they ask for prices: between
     * those requests its town is the one that was there last.
     *
     * @return array<string, mixed>
     */
    public function address(ShopCart $cart): array
    {
        $address = $this->reader->address((int) $cart->id_address_delivery);
        if ($address === []) {
            return $this->plugin->carts->lastPlace((int) $cart->id);
        }
        $this->plugin->carts->keepLastPlace((int) $cart->id, array_intersect_key($address, array_flip(CartReader::PLACE)));

        return $address;
    }

    public function reader(): CartReader
    {
        return $this->reader;
    }

    /** Whether buyers may see our carriers at all. */
    public function isOffered(ShopCart $cart): bool
    {
        $storeId = (int) $cart->id_shop;
        $isBase = (int) $cart->id_currency === (int) $this->plugin->config('PS_CURRENCY_DEFAULT');
        $isHidden = $this->plugin->shop($storeId)->settings()->flag('testMode') && !$this->plugin->isStaff();

        return $isBase && !$isHidden && $this->plugin->delivery($storeId)->publishableKey() !== '';
    }

    /**
     * @param array<int, array<string, mixed>> $products
     * @param array{0: Cart, 1: array<string, mixed>, 2: string} $asked
     * @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int}
     */
    private function ask(ShopCart $cart, MethodEntry $entry, array $products, array $asked): array
    {
        [$goods, $address, $for] = $asked;
        $cartId = (int) $cart->id;
        $slot = $this->slot($cart, $entry->key, $products);
        $token = (new TokenKeeper($this->plugin))->current($cart, $entry, $slot, $goods, $address);
        $offer = $token === ''
            ? null
            : $this->checkout($cart)->offers($goods, new Place([]), [$entry], $token)[$entry->key];
        if ($offer !== null && $offer->source === Offer::TOKEN) {
            return $this->keep($cart, $slot, $offer, [$token, $for]);
        }
        // PrestaShop asks carrier by carrier; the gateway is asked for all of them at once, and remembered.
        $entries = $this->plugin->shop((int) $cart->id_shop)->methods();
        $offers = $this->checkout($cart)->offers($goods, $this->reader->place($address), $entries);
        $offer = $offers[$entry->key] ?? Offer::none('no_rates');
        if ($offer->town !== null) {
            $this->plugin->carts->keepTownCode($cartId, CartReader::townOf($address), (string) $offer->town['code']);
        }

        return $this->keep($cart, $slot, $offer, ['', $for]);
    }

    /**
     * @param array{0: string, 1: string} $from token and purpose
     * @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int}
     */
    private function keep(ShopCart $cart, string $slot, Offer $offer, array $from): array
    {
        $priced = [
            'token' => $from[0],
            'source' => $offer->source,
            'price' => $offer->price,
            'reason' => $offer->reason,
            'text' => $this->checkout($cart)->sentence($offer),
            'for' => $from[1],
            'at' => $this->plugin->now(),
        ];
        $this->plugin->carts->keepPriced((int) $cart->id, $slot, $priced);

        return $priced;
    }

    /** @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int}|null */
    private function withoutCall(MethodEntry $entry): ?array
    {
        $price = $entry->settings->money('fallbackPrice');

        return $price === null || !$entry->isDoor() ? null : [
            'token' => '', 'source' => Offer::FALLBACK, 'price' => max(0, $price), 'reason' => '', 'text' => '',
            'for' => '', 'at' => 0,
        ];
    }

    private function checkout(ShopCart $cart): Checkout
    {
        return $this->plugin->delivery((int) $cart->id_shop)->checkout();
    }

    /**
     * @param array<int, array<string, mixed>> $products
     * @return string[]
     */
    private static function names(array $products): array
    {
        $names = array_map(
            static fn (array $product): string => "{$product['id_product']}-{$product['id_product_attribute']}",
            array_values($products)
        );
        sort($names);

        return $names;
    }
}
