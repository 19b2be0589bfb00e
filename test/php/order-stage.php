<?php

// For the tests of what comes after the checkout.

declare(strict_types=1);

use CourierCore\Outcome;

require_once __DIR__ . '/shop-stage.php';

/** The shop has one order, 55. */
class OrderStage extends ShopStage
{
    /**
     * @param array<string, mixed> $order what is different about the order
     * @param array<string, mixed> $settings
     */
    public function __construct(array $order = [], array $settings = [])
    {
        parent::__construct($settings);
        $this->shop->orders['55'] = anOrder($order);
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
