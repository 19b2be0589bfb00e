<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;
use CourierPresta\Core\MethodEntry;

/** What the checkout's script is told of one carrier: who we are, what is in the cart, how it may be paid. */
final class PageState
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<string, mixed>|null null: the carrier is not ours or cannot be had; no call of the gateway */
    public function ofCarrier(ShopCart $cart, int $carrierId): ?array
    {
        $offering = $this->plugin->offering();
        $entry = $offering->entry((int) $cart->id_shop, $this->plugin->carriers->keyOf($carrierId));

        return $entry === null || !$offering->isOffered($cart)
            ? null
            : $this->state($cart, [$entry], $carrierId) + ['parts' => $this->parts($cart, $entry, $carrierId)];
    }

    /**
     * A chooser in place of our carriers where none of them can be had to the address: perhaps its town is not
     * known, and can be chosen here.
     *
     * @return array<string, mixed>|null null: there is something to choose from, or nothing to deliver
     */
    public function open(ShopCart $cart): ?array
    {
        $offering = $this->plugin->offering();
        $place = $offering->reader()->place($offering->address($cart));
        if (!$offering->isOffered($cart) || $cart->isVirtualCart() || !$place->isKnown()) {
            return null;
        }
        $entries = $this->plugin->shop((int) $cart->id_shop)->methods();
        foreach ($entries as $entry) {
            $priced = $offering->priced($cart, $entry, []);
            if ($priced === null || $priced['reason'] !== 'out_of_coverage') {
                return null;
            }
        }
        $part = ['slot' => 'open', 'cart' => $offering->cart($cart, $cart->getProducts())->toArray(), 'priced' => false];

        return $this->state($cart, $entries, 0) + ['parts' => [$part]];
    }

    /**
     * @param MethodEntry[] $entries
     * @return array<string, mixed>
     */
    private function state(ShopCart $cart, array $entries, int $carrierId): array
    {
        $storeId = (int) $cart->id_shop;
        $settings = $this->plugin->shop($storeId)->settings();
        $reader = $this->plugin->offering()->reader();
        $place = $reader->place($this->plugin->offering()->address($cart));

        return [
            'carrier' => $carrierId,
            'gateway' => $settings->text('gatewayUrl'),
            'shop' => $this->plugin->delivery($storeId)->publishableKey(),
            'widget' => $this->plugin->fileUrl('js/widget/element.js'),
            'locale' => $this->plugin->locale(),
            'tiles' => (object) $this->plugin->brand->tiles(),
            'accent' => $this->plugin->brand->accent(),
            'town' => ['name' => $place->name, 'region' => $place->region],
            'methods' => array_map(static fn (MethodEntry $entry): array => [
                'method' => $entry->method, 'ruleSet' => $entry->ruleSetName(),
            ], $entries),
            'fallback' => $entries[0]->settings->money('fallbackPrice'),
            'url' => $this->plugin->publicUrl($storeId, 'selection'),
            'unreachable' => $this->plugin->words()->say('page.unreachable'),
        ];
    }

    /** @return array<int, array<string, mixed>> one for each part of a cart that PrestaShop splits */
    private function parts(ShopCart $cart, MethodEntry $entry, int $carrierId): array
    {
        $offering = $this->plugin->offering();

        return array_map(function (array $products) use ($cart, $entry, $offering): array {
            $slot = $offering->slot($cart, $entry->key, $products);

            return [
                'slot' => $slot,
                'cart' => $offering->cart($cart, $products)->toArray(),
                'priced' => ($this->plugin->carts->priced((int) $cart->id, $slot)['token'] ?? '') !== '',
            ];
        }, Parts::of($cart, $carrierId));
    }
}
