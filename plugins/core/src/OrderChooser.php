<?php

declare(strict_types=1);

namespace CourierCore;

/** What the merchant's chooser of town, point and speed needs beside the order block. */
final class OrderChooser
{
    private Order $order;
    private Context $context;

    public function __construct(Order $order, Context $context)
    {
        $this->order = $order;
        $this->context = $context;
    }

    /** @return array<string, mixed>|null null: there is nothing to choose from */
    public function toArray(): ?array
    {
        $own = $this->context->findMethod($this->order->methodKey);
        $account = $own === null ? '' : $own->account;
        $installation = $this->context->installation($account);
        $methods = $this->methods($account);
        if ($installation === null || $methods === []) {
            return null;
        }
        $settings = $this->context->shop->settings();
        $goods = new Goods($this->order->lines, $settings);
        $destination = $this->order->destination();

        return [
            'gateway' => $settings->text('gatewayUrl'),
            'shop' => $installation->publishableKey,
            'cart' => $goods->toCart($this->order->currency, Payment::ofOrder($this->order, $settings))->toArray(),
            'methods' => $methods,
            'town' => $destination === null ? null : (string) $destination->town['code'],
            'townHint' => [
                'name' => $this->order->recipient('town', $settings),
                'region' => $this->order->recipient('region', $settings),
                'postcode' => $this->order->recipient('postcode', $settings),
            ],
            'parcelCount' => $destination === null ? 1 : $destination->parcelCount,
        ];
    }

    /** @return array<int, array{method: string, ruleSet: string}> of the courier account that carries the order */
    private function methods(string $account): array
    {
        $methods = [];
        foreach ($this->context->shop->methods() as $entry) {
            // The order's own entry prices its method; else the first of the shop's.
            $isFirst = $entry->account === $account && !isset($methods[$entry->method]);
            if ($entry->key === $this->order->methodKey || $isFirst) {
                $methods[$entry->method] = ['method' => $entry->method, 'ruleSet' => $entry->ruleSetName()];
            }
        }

        return array_values($methods);
    }
}
