<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Cart;
use CourierModx\Core\MethodEntry;
use CourierModx\Core\Offer;
use CourierModx\Core\Place;

/**
 * What our deliveries cost for the open cart. miniShop2 asks at every `getcost` and twice while it submits; an
 * answer is kept in the session until cart, town, payment or choice change.
 */
final class Offering
{
    private const KEPT_SECONDS = [Offer::TOKEN => 7200, Offer::QUOTE => 1800, Offer::FALLBACK => 60, Offer::NONE => 60];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** The price to add to what miniShop2 has so far, in major units. */
    public function cost(string $key): float
    {
        $priced = $this->priced($key);

        return $priced === null || $priced['source'] === Offer::NONE ? 0.0 : $priced['price'] / 100;
    }

    /** @return array{token: string, source: string, price: int, text: string, for: string, at: int}|null */
    public function priced(string $key): ?array
    {
        $entry = $this->entry($key);
        if ($entry === null || !$this->isOffered() || $this->plugin->isManager()) {
            return $this->plugin->session->priced($key);
        }
        $reader = new CartReader($this->plugin);
        $posted = $this->posted($key);
        $goods = $reader->cart();
        $place = $reader->place();
        $rules = array_map(
            fn (string $own): array => (array) $this->plugin->shop()->load("ruleSet:{$own}"),
            array_keys(MiniShop::METHODS)
        );
        $for = sha1($goods->canonical() . json_encode([$place->toArray(), $rules]) . $posted);
        $known = $this->plugin->session->priced($key);
        $isFresh = $known !== null && $known['for'] === $for
            && $this->plugin->now() - $known['at'] < self::KEPT_SECONDS[$known['source']];
        if ($isFresh) {
            return $known;
        }
        [$token, $offer] = (new Asking($this->plugin))->ask(function () use ($entry, $goods, $place, $posted): array {
            $token = $posted === '' ? '' : $this->token($entry, $goods, $posted);

            return [$token, $this->offer($entry, $goods, $place, $token)];
        });
        $priced = [
            'token' => $offer->source === Offer::TOKEN ? $token : '',
            'source' => $offer->source,
            'price' => $offer->price,
            'text' => $this->plugin->delivery()->checkout()->sentence($offer),
            'for' => $for,
            'at' => $this->plugin->now(),
        ];
        $this->plugin->session->keepPriced($key, $priced);

        return $priced;
    }

    /** What the page posted for a method and the buyer still means, or ''. */
    public function posted(string $key): string
    {
        $reader = new CartReader($this->plugin);
        $posted = $reader->token($key);

        return $this->plugin->session->isChosen($key, $posted, $reader->town()) ? $posted : '';
    }

    /** Takes what the page posts for a method: only a choice for this very cart. @return bool whether it is one */
    public function take(MethodEntry $entry, string $token): bool
    {
        $reader = new CartReader($this->plugin);
        $checkout = $this->plugin->delivery()->checkout();
        $offers = $token === '' ? [] : $checkout->offers($reader->cart(), new Place([]), [$entry], $token);
        if ($token !== '' && $offers[$entry->key]->source !== Offer::TOKEN) {
            $this->plugin->session->spoil($entry->key, $reader->token($entry->key));

            return false;
        }
        $this->plugin->session->keepChoice($entry->key, $reader->town());

        return true;
    }

    public function entry(string $key): ?MethodEntry
    {
        foreach ($this->plugin->shop()->methods() as $entry) {
            if ($entry->key === $key) {
                return $entry;
            }
        }

        return null;
    }

    public function isOffered(): bool
    {
        return !$this->plugin->shop()->settings()->flag('testMode') && $this->plugin->delivery()->publishableKey() !== '';
    }

    /** What the page posted, or what it was renewed to; asked for again where cart or payment changed. */
    private function token(MethodEntry $entry, Cart $goods, string $posted): string
    {
        $checkout = $this->plugin->delivery()->checkout();
        $token = $this->plugin->session->renewed($posted);
        $selection = $checkout->placeOf($token);
        $method = $selection === null ? '' : ($selection->method === 'locker' ? 'pickup_point' : $selection->method);
        if ($selection === null || $method !== $entry->method) {
            return '';
        }
        if ($checkout->offers($goods, new Place([]), [$entry], $token)[$entry->key]->source === Offer::TOKEN) {
            return $token;
        }
        $renewed = $checkout->renew($selection, $entry, $goods) ?? '';
        $this->plugin->session->keepRenewed($posted, $renewed === '' ? $posted : $renewed);

        return $renewed;
    }

    private function offer(MethodEntry $entry, Cart $goods, Place $place, string $token): Offer
    {
        $checkout = $this->plugin->delivery()->checkout();
        if ($token !== '') {
            $offer = $checkout->offers($goods, new Place([]), [$entry], $token)[$entry->key];
            if ($offer->source === Offer::TOKEN) {
                return $offer;
            }
        }

        return $checkout->offers($goods, $place, $this->plugin->shop()->methods())[$entry->key] ?? Offer::none('no_rates');
    }
}
