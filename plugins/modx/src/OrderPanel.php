<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Goods;
use CourierModx\Core\Order;
use CourierModx\Core\Payment;

/** The core's order block, and what the merchant's chooser of town, point and speed needs beside it. */
final class OrderPanel
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<string, mixed>|null null: the order is gone, or was never placed */
    public function of(string $orderId): ?array
    {
        $block = $this->plugin->delivery()->orderBlock($orderId);
        $order = $block === null ? null : $this->plugin->shop()->order($orderId);

        return $order === null ? null : $block + [
            'chooser' => $this->chooser($order),
            'label' => (new ManagerPage($this->plugin))->url('label', ['id' => $orderId]),
        ];
    }

    /** @return array<string, mixed>|null null: there is nothing to choose from */
    private function chooser(Order $order): ?array
    {
        $shop = $this->plugin->shop();
        $key = $this->plugin->delivery()->publishableKey();
        $methods = [];
        foreach ($shop->methods() as $entry) {
            $methods[] = ['method' => $entry->method, 'ruleSet' => $entry->ruleSetName()];
        }
        if ($key === '') {
            return null;
        }
        $settings = $shop->settings();
        $goods = new Goods($order->lines, $settings);
        $destination = $order->destination();

        return [
            'gateway' => $settings->text('gatewayUrl'),
            'shop' => $key,
            'cart' => $goods->toCart($order->currency, Payment::ofOrder($order, $settings))->toArray(),
            'methods' => $methods,
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
