<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;
use CourierPresta\Core\Cart;
use CourierPresta\Core\MethodEntry;
use CourierPresta\Core\Offer;
use CourierPresta\Core\Place;

/** The buyer's choice for a carrier: taken from the page, and asked for again where cart or payment changed. */
final class TokenKeeper
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * The token while it says something about this cart; renewed where the cart or the payment has changed.
     *
     * @param array<string, mixed> $address
     */
    public function current(ShopCart $cart, MethodEntry $entry, string $slot, Cart $goods, array $address): string
    {
        $cartId = (int) $cart->id;
        $token = $this->plugin->carts->token($cartId, $slot);
        if ($token === '') {
            return '';
        }
        $checkout = $this->plugin->delivery((int) $cart->id_shop)->checkout();
        $isOfTown = $this->plugin->carts->townAtChoice($cartId, $slot) === CartReader::townOf($address);
        if ($isOfTown && !$this->plugin->carts->isGood($cartId, $slot)) {
            return '';
        }
        $selection = $checkout->placeOf($token);
        if ($selection === null || !$isOfTown || !$this->plugin->offering()->holdsPlace($cart, $address, $selection)) {
            $this->plugin->carts->dropToken($cartId, $slot);

            return '';
        }
        if ($checkout->offers($goods, new Place([]), [$entry], $token)[$entry->key]->source === Offer::TOKEN) {
            return $token;
        }
        $renewed = $checkout->renew($selection, $entry, $goods) ?? '';
        if ($renewed === '') {
            // The cart cannot go there any more: the order is refused with that, not with "choose a point".
            $this->plugin->carts->keepVain($cartId, $slot, CartReader::townOf($address));
        } else {
            $this->plugin->carts->keepToken($cartId, $slot, $renewed, CartReader::townOf($address));
        }

        return $renewed;
    }

    /**
     * Takes what the page posted: only a choice for this very cart.
     *
     * @param array<int, array<string, mixed>> $products of the slot
     * @return string what is wrong, for the buyer; '' when it was taken
     */
    public function take(ShopCart $cart, MethodEntry $entry, string $slot, array $products, string $token): string
    {
        $carts = $this->plugin->carts;
        if ($token === '') {
            $carts->dropToken((int) $cart->id, $slot);

            return '';
        }
        $offering = $this->plugin->offering();
        $checkout = $this->plugin->delivery((int) $cart->id_shop)->checkout();
        $offer = $checkout->offers($offering->cart($cart, $products), new Place([]), [$entry], $token)[$entry->key];
        $selection = $offer->source === Offer::TOKEN ? $checkout->placeOf($token) : null;
        $address = $offering->address($cart);
        $town = CartReader::townOf($address);
        if ($selection !== null && $offering->holdsPlace($cart, $address, $selection)) {
            $carts->keepToken((int) $cart->id, $slot, $token, $town);

            return '';
        }
        $carts->keepVain((int) $cart->id, $slot, $town);

        return $this->plugin->delivery((int) $cart->id_shop)->texts()
            ->say($selection === null ? 'selection.other' : 'selection.place');
    }
}
