<?php

// A MODX 3 with the component installed and connected, one draft with a lamp in it, and a gateway on a string.

declare(strict_types=1);

use CourierModx\Plugin;
use MiniShop3\Model\msOrder;
use MODX\Revolution\modX;

require_once __DIR__ . '/load.php';

const DOOR = '2';
const PICKUP = '3';

final class Stage
{
    public const TOKEN = 'guest';

    public modX $modx;
    public MiniShop3\FakeShop $shop;
    public FakeTransport $gateway;

    public function __construct()
    {
        $_SESSION = [];
        $this->modx = openModx();
        $this->shop = new MiniShop3\FakeShop($this->modx);
        $this->gateway = new FakeTransport();
        $quote = static fn (string $method, int $price): array => [
            'id' => "{$method}:1", 'method' => $method, 'serviceLevel' => '1', 'name' => 'Economy',
            'price' => ['amount' => $price, 'currency' => 'RUB'], 'transitDays' => ['min' => 2, 'max' => 3],
        ];
        $this->gateway->answer('POST /v1/quotes', [
            'quotes' => [$quote('door', 40000), $quote('pickup_point', 30000)], 'refusals' => [], 'seal' => 'seal',
            'town' => ['code' => '1605', 'name' => 'Казань город'],
        ]);
        $this->modx->add('ms3_payments', ['id' => 1, 'name' => 'Cash']);
        $this->modx->add('ms3_deliveries', ['id' => 1, 'name' => 'Self-delivery', 'active' => 1]);
        foreach ([1 => 'Draft', 'New', 'Paid', 'Sent', 'Cancelled'] as $id => $name) {
            $this->modx->add('ms3_order_statuses', ['id' => $id, 'name' => $name, 'position' => $id]);
        }
        $plugin = $this->nextRequest();
        $plugin->createTables();
        (new CourierModx\Deliveries($plugin))->ensure();
        $this->connect([]);
        $this->putLamp();
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

    public function draft(): msOrder
    {
        return $this->shop->getOrCreateDraft(self::TOKEN, 'web');
    }

    /** Posts fields of the order, as the form does. @param array<string, string> $fields */
    public function post(array $fields): string
    {
        $said = '';
        foreach ($fields as $key => $value) {
            $said .= $this->shop->add($this->draft(), $key, $value);
        }

        return $said;
    }

    public function cost(): float
    {
        return $this->shop->getTotalCost($this->draft())['cost'];
    }

    /** @return int|string */
    public function submit()
    {
        return $this->shop->submit($this->draft());
    }

    /** A token of this cart at a point. @param array<string, mixed> $changes */
    public function token(array $changes = []): string
    {
        $plugin = $this->nextRequest();
        (new CourierModx\Draft($plugin))->enter($this->draft());
        $cart = (new CourierModx\CartReader($plugin))->cart();

        return signed(someClaims($changes + [
            'price' => ['amount' => 30000, 'currency' => 'RUB'], 'fingerprint' => $cart->fingerprint(),
        ]));
    }

    /** An order at a point. */
    public function placed(): int
    {
        $this->post(['delivery_id' => PICKUP, 'courier_checkout_pickup' => $this->token()]);
        $this->nextRequest();

        return (int) $this->submit();
    }

    /** What the order page's script is told. @return array<string, mixed> */
    public function state(): array
    {
        return (new CourierModx\WebRoute($this->nextRequest()))->state(self::TOKEN);
    }

    public function putLamp(int $count = 1): void
    {
        $draft = $this->draft();
        $this->post([
            'city' => 'Казань', 'first_name' => 'Anna', 'last_name' => 'Ivanova', 'phone' => '+7 900 123-45-67',
            'delivery_id' => DOOR, 'payment_id' => '1',
        ]);
        Plugin::of($this->modx)->db->run('DELETE FROM {p}ms3_order_products WHERE order_id = ?', [$draft->get('id')]);
        $this->modx->add('ms3_order_products', [
            'order_id' => $draft->get('id'), 'product_id' => 2, 'name' => 'Lamp', 'count' => $count, 'weight' => 0.3,
            'price' => 890, 'cost' => 890 * $count,
        ]);
        $this->nextRequest();
    }
}
