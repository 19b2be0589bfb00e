<?php

// For the tests of sending: a shop with one order, 55, and a gateway.

declare(strict_types=1);

use CourierCore\Delivery;
use CourierCore\Outcome;

/** The fake shop with its order 55, and a gateway that answers from a script. */
final class SendingStage
{
    public FakeShop $shop;
    public FakeTransport $gateway;
    public Delivery $delivery;

    /**
     * @param array<string, mixed> $order what is different about the order
     * @param array<string, mixed> $settings
     */
    public function __construct(array $order = [], array $settings = [])
    {
        $this->shop = new FakeShop();
        $this->shop->settings = $settings + $this->shop->settings;
        $this->shop->orders['55'] = anOrder($order);
        $this->gateway = new FakeTransport();
        $this->delivery = new Delivery($this->shop, $this->gateway, static fn (): int => NOW);
    }

    /** From now on the gateway sends whatever attempt it is given. */
    public function takeShipments(): FakeTransport
    {
        return $this->gateway->answer('POST /v1/shipments', static fn (array $body): array => [
            200,
            aShipment(['attempt' => $body['attempt']]),
        ]);
    }

    public function send(): Outcome
    {
        return $this->delivery->sending()->send('55');
    }
}
