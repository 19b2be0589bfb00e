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
        $selection = $checkout->placeOf($token);
        $isOfTown = $this->plugin->carts->townAtChoice($cartId, $slot) === CartReader::townOf($address);
        if ($selection === null || !$isOfTown || !$this->plugin->offering()->holdsPlace($cart, $address, $selection)) {
            $this->plugin->carts->dropToken($cartId, $slot);

            return '';
        }
        if ($checkout->offers($goods, new Place([]), [$entry], $token)[$entry->key]->source === Offer::TOKEN) {
            return $token;
        }
        $renewed = $checkout->renew($selection, $entry, $goods) ?? '';
        if ($renewed === '') {
            $this->plugin->carts->dropToken($cartId, $slot);
        } else {
            $this->plugin->carts->keepToken($cartId, $slot, $renewed, CartReader::townOf($address));
        }

        return $renewed;
    }

    /** Takes what the page posted. @return string what is wrong, for the buyer; '' when it was taken */
    public function take(ShopCart $cart, MethodEntry $entry, string $slot, string $token): string
    {
        $delivery = $this->plugin->delivery((int) $cart->id_shop);
        if ($token === '') {
            $this->plugin->carts->dropToken((int) $cart->id, $slot);

            return '';
        }
        $selection = $delivery->checkout()->placeOf($token);
        $method = $selection === null ? '' : ($selection->method === 'locker' ? 'pickup_point' : $selection->method);
        if ($selection === null || $method !== $entry->method) {
            return $delivery->texts()->say('selection.other');
        }
        $address = $this->plugin->offering()->reader()->address((int) $cart->id_address_delivery);
        if (!$this->plugin->offering()->holdsPlace($cart, $address, $selection)) {
            return $delivery->texts()->say('selection.place');
        }
        $this->plugin->carts->keepToken((int) $cart->id, $slot, $token, CartReader::townOf($address));

        return '';
    }
}
