<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** What the checkout's script is told: who we are, what is in the cart, which methods are ours. */
final class PageState
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<string, mixed> no call of the gateway */
    public function toArray(): array
    {
        $storeId = $this->plugin->storeId();
        $settings = $this->plugin->shop($storeId)->settings();
        $place = (new CartReader($this->plugin))->place($this->plugin->session()->address());
        $methods = $this->methods();

        return [
            'gateway' => $settings->text('gatewayUrl'),
            'shop' => $this->plugin->delivery($storeId)->publishableKey(),
            'locale' => str_replace('_', '-', $this->plugin->shop($storeId)->locale()),
            'tiles' => (object) $this->plugin->brand->tiles(),
            'accent' => $this->plugin->brand->accent(),
            'cart' => $methods === [] ? null : $this->plugin->offering()->cart()->toArray(),
            'town' => ['name' => $place->name, 'region' => $place->region, 'postcode' => $place->postcode],
            'chosen' => $this->plugin->session()->chosenCode(),
            'methods' => (object) $methods,
        ];
    }

    /** @return array<string, array<string, mixed>> by OpenCart's code of the method */
    private function methods(): array
    {
        $methods = [];
        $cart = $this->plugin->registry->get('cart');
        if ($cart->hasProducts() && $cart->hasShipping()) {
            foreach ($this->plugin->shop($this->plugin->storeId())->methods() as $entry) {
                if ($this->plugin->offering()->isOffered($entry->key, $this->plugin->session()->address())) {
                    $methods[Methods::code($entry->key)] = [
                        'method' => $entry->method,
                        'ruleSet' => $entry->ruleSetName(),
                        'fallback' => $entry->settings->money('fallbackPrice'),
                        'priced' => ($this->plugin->session()->priced($entry->key)['token'] ?? '') !== '',
                    ];
                }
            }
        }

        return $methods;
    }
}
