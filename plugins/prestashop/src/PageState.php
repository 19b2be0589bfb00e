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
        $storeId = (int) $cart->id_shop;
        $entry = $offering->entry($storeId, $this->plugin->carriers->keyOf($carrierId));
        if ($entry === null || !$offering->isOffered($cart)) {
            return null;
        }
        $settings = $this->plugin->shop($storeId)->settings();
        $place = $offering->reader()->place($offering->reader()->address((int) $cart->id_address_delivery));

        return [
            'carrier' => $carrierId,
            'gateway' => $settings->text('gatewayUrl'),
            'shop' => $this->plugin->delivery($storeId)->publishableKey(),
            'widget' => $this->plugin->fileUrl('js/widget/element.js'),
            'locale' => $this->plugin->locale(),
            'tiles' => (object) $this->plugin->brand->tiles(),
            'accent' => $this->plugin->brand->accent(),
            'town' => ['name' => $place->name, 'region' => $place->region],
            'method' => $entry->method,
            'ruleSet' => $entry->ruleSetName(),
            'fallback' => $entry->settings->money('fallbackPrice'),
            'parts' => $this->parts($cart, $entry, $carrierId),
            'url' => $this->plugin->publicUrl($storeId, 'selection'),
            'unreachable' => $this->plugin->words()->say('page.unreachable'),
        ];
    }

    /** @return array<int, array<string, mixed>> one for each part of a cart that PrestaShop splits */
    private function parts(ShopCart $cart, MethodEntry $entry, int $carrierId): array
    {
        $packages = [];
        foreach ($cart->getPackageList() as $ofAddress) {
            foreach ($ofAddress as $package) {
                if (isset($package['carrier_list'][$carrierId])) {
                    $packages[] = array_values($package['product_list']);
                }
            }
        }
        $offering = $this->plugin->offering();

        return array_map(function (array $products) use ($cart, $entry, $offering): array {
            $slot = $offering->slot($cart, $entry->key, $products);

            return [
                'slot' => $slot,
                'cart' => $offering->cart($cart, $products)->toArray(),
                'priced' => ($this->plugin->carts->priced((int) $cart->id, $slot)['token'] ?? '') !== '',
            ];
        }, $packages === [] ? [$cart->getProducts()] : $packages);
    }
}
