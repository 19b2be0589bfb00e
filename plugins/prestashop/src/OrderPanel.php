<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Goods;
use CourierPresta\Core\Order;
use CourierPresta\Core\Payment;

/** The core's order block, and what the merchant's chooser of town, point and speed needs beside it. */
final class OrderPanel
{
    private Plugin $plugin;
    private int $storeId;

    public function __construct(Plugin $plugin, int $storeId)
    {
        $this->plugin = $plugin;
        $this->storeId = $storeId;
    }

    /** @return array<string, mixed>|null null: the order is gone, or was never placed */
    public function of(string $orderId): ?array
    {
        $block = $this->plugin->delivery($this->storeId)->orderBlock($orderId);
        $order = $block === null ? null : $this->plugin->shop($this->storeId)->order($orderId);

        return $order === null ? null : $block + [
            'chooser' => $this->chooser($order),
            'label' => (new AdminPage($this->plugin))->url('labels', ['id' => $orderId]),
        ];
    }

    /** @return array<string, mixed>|null null: there is nothing to choose from */
    private function chooser(Order $order): ?array
    {
        $shop = $this->plugin->shop($this->storeId);
        $key = $this->plugin->delivery($this->storeId)->publishableKey();
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
