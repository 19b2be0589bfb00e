<?php

// A MODX with the component installed and connected, one cart, and a gateway on a string.

declare(strict_types=1);

use CourierModx\Plugin;

require_once __DIR__ . '/../core-in.php';
coreIn('CourierModx');
require_once __DIR__ . '/platform.php';
require_once __DIR__ . '/../../../plugins/modx/autoload.php';

const DOOR = '2';
const PICKUP = '3';

final class Stage
{
    public FakeModx $modx;
    public FakeTransport $gateway;
    public FakeOrder $order;

    public function __construct()
    {
        // As after the visitor's first page.
        $_SESSION = [CourierModx\Brand::PREFIX => ['cart' => 'c1']];
        $this->modx = new FakeModx();
        $this->order = $this->modx->shop->order;
        $this->gateway = new FakeTransport();
        $quote = static fn (string $method, int $price): array => [
            'id' => "{$method}:1", 'method' => $method, 'serviceLevel' => '1', 'name' => 'Economy',
            'price' => ['amount' => $price, 'currency' => 'RUB'], 'transitDays' => ['min' => 2, 'max' => 3],
        ];
        $this->gateway->answer('POST /v1/quotes', [
            'quotes' => [$quote('door', 40000), $quote('pickup_point', 30000)], 'refusals' => [], 'seal' => 'seal',
            'town' => ['code' => '1605', 'name' => 'Казань город'],
        ]);
        $this->modx->add('ms2_payments', ['id' => 1, 'name' => 'Cash']);
        $this->modx->add('ms2_deliveries', ['id' => 1, 'name' => 'Self-delivery', 'active' => 1]);
        $plugin = $this->nextRequest();
        $plugin->createTables();
        (new CourierModx\Deliveries($plugin))->ensure();
        $this->connect([]);
        $this->order->fields['delivery'] = DOOR;
    }

    public function nextRequest(): Plugin
    {
        Plugin::forget();
        $plugin = Plugin::of($this->modx);
        $plugin->transport = $this->gateway;
        $plugin->clock = static fn (): int => NOW;

        return $plugin;
    }

    /** @param array<string, mixed> $settings */
    public function connect(array $settings): void
    {
        $shop = $this->nextRequest()->shop();
        $shop->keepSettings($settings + [
            'gatewayUrl' => 'https://gateway.example', 'defaultWeight' => '500', 'paymentMap' => ['1' => 'cash'],
            'statusMap' => ['delivered' => '3'],
        ]);
        $shop->save('installation', [
            'installationId' => 'ins_3fk9', 'publishableKey' => 'pk_3fk9', 'secretKey' => SK,
        ]);
        $shop->save('ruleSet:door', ['version' => 2]);
        $shop->save('ruleSet:pickup', ['version' => 4]);
        $this->nextRequest();
    }

    /** A token of this cart at a point. @param array<string, mixed> $changes */
    public function token(array $changes = []): string
    {
        $cart = (new CourierModx\CartReader($this->nextRequest()))->cart();

        return signed(someClaims($changes + [
            'price' => ['amount' => 30000, 'currency' => 'RUB'], 'fingerprint' => $cart->fingerprint(),
        ]));
    }

    /** An order at a point. */
    public function placed(): int
    {
        $this->order->fields['delivery'] = PICKUP;
        $this->order->add('courier_checkout_pickup', $this->token());
        $this->nextRequest();

        return (int) $this->order->submit();
    }
}
