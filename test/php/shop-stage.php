<?php

// For the tests of what the core does for a shop.

declare(strict_types=1);

use CourierCore\Delivery;

/** A shop in memory, a gateway that answers from a script, and the core between them. */
class ShopStage
{
    public FakeShop $shop;
    public FakeTransport $gateway;
    public Delivery $delivery;

    /** @param array<string, mixed> $settings */
    public function __construct(array $settings = [])
    {
        $this->shop = new FakeShop();
        $this->shop->settings = $settings + $this->shop->settings;
        $this->gateway = new FakeTransport();
        $this->delivery = $this->deliveryAt(NOW);
    }

    /** The same shop and gateway at another time. */
    public function deliveryAt(int $now): Delivery
    {
        return new Delivery($this->shop, $this->gateway, static fn (): int => $now);
    }
}
