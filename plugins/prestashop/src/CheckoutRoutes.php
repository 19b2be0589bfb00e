<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;
use CourierPresta\Core\MethodEntry;
use CourierPresta\Core\Money;
use CourierPresta\Core\Offer;

/** What the checkout's script posts: a selection, and how the buyer is about to pay. */
final class CheckoutRoutes
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * Only a token that the gateway signed for this shop and cart changes a price. PrestaShop's own guard
     * against forged requests is one word for all guests; the token is a better one.
     *
     * @param array<string, string> $posted do, slot, token, payment
     * @return array<string, mixed>
     */
    public function answer(ShopCart $cart, array $posted): array
    {
        if ((int) $cart->id === 0) {
            return ['ok' => false];
        }

        return ($posted['do'] ?? '') === 'payment'
            ? $this->payment($cart, $posted['payment'] ?? '')
            : $this->selection($cart, $posted['slot'] ?? '', $posted['token'] ?? '');
    }

    /**
     * The form may be quicker than the script's own word of a choice.
     *
     * @param array<string, mixed> $posted `courier-<slot>`: token
     */
    public function takePosted(ShopCart $cart, array $posted): void
    {
        $offering = $this->plugin->offering();
        $entry = $offering->entry((int) $cart->id_shop, $this->plugin->carriers->keyOf((int) $cart->id_carrier));
        foreach ($entry === null ? [] : Parts::of($cart, (int) $cart->id_carrier) as $products) {
            $slot = $offering->slot($cart, $entry->key, $products);
            $token = $posted["courier-{$slot}"] ?? '';
            if (is_string($token) && $token !== '' && $token !== $this->plugin->carts->token((int) $cart->id, $slot)) {
                (new TokenKeeper($this->plugin))->take($cart, $entry, $slot, $products, $token);
            }
        }
    }

    /** @return array<string, mixed> */
    private function selection(ShopCart $cart, string $slot, string $token): array
    {
        $offering = $this->plugin->offering();
        $slot = $slot === 'open' ? $this->slotOf($cart, $token) : $slot;
        $entry = $offering->entry((int) $cart->id_shop, explode('-', $slot)[0]);
        $products = $entry === null ? null : $this->productsOf($cart, $entry->key, $slot);
        if ($entry === null || $products === null || !$offering->isOffered($cart)) {
            return ['ok' => false];
        }
        $before = $this->plugin->carts->priced((int) $cart->id, $slot);
        $problem = (new TokenKeeper($this->plugin))->take($cart, $entry, $slot, $products, $token);
        $priced = $offering->priced($cart, $entry, $products);
        $isPriced = $priced !== null && $priced['source'] !== Offer::NONE;

        return [
            'ok' => $problem === '',
            'problem' => $problem,
            // PrestaShop takes a page that asks for its sum anew back to the delivery step: only for another price.
            'changed' => !$isPriced || $before === null || $before['price'] !== $priced['price'],
            'price' => $isPriced ? (new ShownPrice($this->plugin))->of($cart, $this->carrierOf($entry)) : '',
            'text' => $isPriced ? $priced['text'] : '',
        ];
    }

    /**
     * Before the order button works: the price for this payment is fetched now, and stays until the order.
     *
     * @return array<string, mixed>
     */
    private function payment(ShopCart $cart, string $module): array
    {
        $offering = $this->plugin->offering();
        $entry = $offering->entry((int) $cart->id_shop, $this->plugin->carriers->keyOf((int) $cart->id_carrier));
        if (preg_match('/^[\w-]{1,64}$/D', $module) !== 1) {
            return ['ok' => false];
        }
        $before = $entry === null ? null : $this->sum($cart, $entry);
        $this->plugin->carts->keepPaymentModule((int) $cart->id, $module);
        if ($entry === null) {
            return ['ok' => true, 'changed' => false];
        }
        $now = $this->sum($cart, $entry);
        $isLost = $now === null || (!$entry->isDoor() && !$now['isChosen']);
        if (!$isLost && $before !== null && $before['price'] === $now['price']) {
            return ['ok' => true, 'changed' => false];
        }
        $currency = $offering->reader()->currency();
        $text = $isLost
            ? $this->plugin->delivery((int) $cart->id_shop)->texts()->say('selection.other')
            : $this->plugin->words()->say('price.changed', [
                'before' => Money::format($before['price'] ?? 0, $currency),
                'now' => Money::format($now['price'], $currency),
            ]);

        // The page is drawn anew, and says it.
        $this->plugin->carts->say((int) $cart->id, $text);

        return ['ok' => true, 'changed' => true, 'text' => $text, 'lost' => $isLost];
    }

    /** @return array{price: int, isChosen: bool}|null of all parts by the chosen carrier; null: one cannot be had */
    private function sum(ShopCart $cart, MethodEntry $entry): ?array
    {
        $sum = ['price' => 0, 'isChosen' => true];
        foreach (Parts::of($cart, (int) $cart->id_carrier) as $products) {
            $priced = $this->plugin->offering()->priced($cart, $entry, $products);
            if ($priced === null || $priced['source'] === Offer::NONE) {
                return null;
            }
            $sum = ['price' => $sum['price'] + $priced['price'], 'isChosen' => $sum['isChosen'] && $priced['token'] !== ''];
        }

        return $sum;
    }

    private function carrierOf(MethodEntry $entry): int
    {
        return (int) ($this->plugin->carriers->current($entry->key)['id_carrier'] ?? 0);
    }

    /** The carrier that a choice was made for where none of ours is shown. */
    private function slotOf(ShopCart $cart, string $token): string
    {
        $selection = $this->plugin->delivery((int) $cart->id_shop)->checkout()->placeOf($token);
        $method = $selection === null ? '' : $selection->method;

        return (string) array_search($method === 'locker' ? 'pickup_point' : $method, Carriers::METHODS, true);
    }

    /** @return array<int, array<string, mixed>>|null the goods that a slot names */
    private function productsOf(ShopCart $cart, string $key, string $slot): ?array
    {
        if ($slot === $key) {
            return $cart->getProducts();
        }
        foreach ($cart->getPackageList() as $ofAddress) {
            foreach ($ofAddress as $package) {
                $products = array_values($package['product_list']);
                if ($this->plugin->offering()->slot($cart, $key, $products) === $slot) {
                    return $products;
                }
            }
        }

        return null;
    }
}
