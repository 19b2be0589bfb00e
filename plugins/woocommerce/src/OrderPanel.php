<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Goods;
use CourierWoo\Core\Order;
use CourierWoo\Core\Payment;

/** The core's order block, and what the merchant's chooser of town, point and speed needs beside it. */
final class OrderPanel
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<string, mixed>|null null: the order is gone */
    public function of(string $orderId): ?array
    {
        $block = $this->plugin->delivery->orderBlock($orderId);
        $order = $block === null ? null : $this->plugin->shop->order($orderId);

        return $order === null ? null : $block + [
            'chooser' => $this->chooser($order),
            'label' => OrderScreen::labelUrl([$orderId]),
        ];
    }

    /** @return array<string, mixed>|null null: there is nothing to choose from */
    private function chooser(Order $order): ?array
    {
        $settings = $this->plugin->shop->settings();
        $methods = [];
        foreach ($this->plugin->shop->methods() as $entry) {
            // The order's own entry prices its method; else the first of the shop's.
            if ($entry->key === $order->methodKey || !isset($methods[$entry->method])) {
                $methods[$entry->method] = ['method' => $entry->method, 'ruleSet' => $entry->ruleSetName()];
            }
        }
        if ($methods === [] || $this->plugin->delivery->publishableKey() === '') {
            return null;
        }
        $goods = new Goods($order->lines, $settings);
        $cart = $goods->toCart($order->currency, Payment::ofOrder($order, $settings))->toArray();
        $destination = $order->destination();

        return [
            'gateway' => $settings->text('gatewayUrl'),
            'shop' => $this->plugin->delivery->publishableKey(),
            'cart' => $cart,
            'methods' => array_values($methods),
            'town' => $destination === null ? null : (string) $destination->town['code'],
            'townHint' => [
                'name' => $order->recipient('town', $settings),
                'region' => $order->recipient('region', $settings),
                'postcode' => $order->recipient('postcode', $settings),
            ],
            'parcelCount' => $destination === null ? 1 : $destination->parcelCount,
        ];
    }
}
