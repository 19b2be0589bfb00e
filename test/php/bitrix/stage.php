<?php

// A shop on Bitrix with the module installed and connected, one basket, and a gateway on a string.

declare(strict_types=1);

use Bitrix\Main\DB\Connection;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Delivery\Services\Table;
use Bitrix\Sale\Internals\OrderPropsTable;
use Bitrix\Sale\Location\LocationTable;
use CourierBitrix\Delivery\Profile;
use CourierBitrix\Delivery\Service;
use CourierBitrix\Installer;
use CourierBitrix\Plugin;

require_once __DIR__ . '/load.php';
require_once __DIR__ . '/../kept-connection.php';

const DOOR = 11;
const PICKUP = 12;
const CASH = 6;
const WIRE = 7;

final class Stage
{
    public FakeTransport $gateway;
    public FakeCheckout $checkout;
    public int $now = NOW;

    public function __construct()
    {
        Connection::forget();
        EventManager::$handlers = [];
        CAgent::$agents = [];
        OrderPropsTable::$rows = [];
        $_SESSION = [];
        $_REQUEST = [];
        $_SERVER['HTTP_HOST'] = 'shop.example';
        LocationTable::$nodes = [
            '0000001' => ['COUNTRY' => 'Россия', 'REGION' => 'Татарстан', 'CITY' => 'Казань'],
            '0000002' => ['COUNTRY' => 'Россия', 'CITY' => 'Москва'],
        ];
        self::services();
        $this->gateway = new FakeTransport();
        $this->gateway->answer('POST /v1/quotes', bothQuotes(38000, 28000));
        $this->gateway->answer('GET /v1/pickup-points/4417', ['point' => ['accepts' => ['cash' => true]]]);
        (new Installer($this->nextRequest()))->install();
        $this->connect(['paymentMap' => [CASH => 'cash', WIRE => 'none']]);
        $this->checkout = new FakeCheckout([
            'basket' => [self::product()],
            'properties' => [
                'FIO' => 'Анна Петрова', 'PHONE' => '+79000000000', 'EMAIL' => 'anna@example.org', 'LOCATION' => '0000001',
                'ZIP' => '420000', 'ADDRESS' => 'ул. Ленина, 7',
            ],
        ]);
    }

    /** A new process: nothing is remembered but the database and the session. */
    public function nextRequest(): Plugin
    {
        Plugin::forget();
        $_REQUEST = [];
        $plugin = Plugin::the();
        $plugin->transport = $this->gateway;
        $plugin->clock = fn (): int => $this->now;

        return $plugin;
    }

    /** @param array<string, mixed> $settings */
    public function connect(array $settings): void
    {
        keepConnection(Plugin::the()->shop(), $settings, ['d11' => 2, 'd12' => 4]);
    }

    /** @param array<string, mixed> $posted @return array<string, mixed> what the checkout shows */
    public function refresh(array $posted = []): array
    {
        $this->nextRequest();
        $_REQUEST = ['soa-action' => 'refreshOrderAjax', 'order' => $posted];

        return $this->checkout->refresh();
    }

    /** @return array<string, mixed> */
    public function choose(int $delivery, string $token): array
    {
        $this->checkout->session['delivery'] = $delivery;

        return $this->refresh(['courier_checkout_token' => [$delivery => $token]]);
    }

    /** @param array<string, mixed> $posted @return array{order?: string, refused?: string} */
    public function order(array $posted = []): array
    {
        $this->nextRequest();
        $_REQUEST = ['soa-action' => 'saveOrderAjax'] + $posted;

        return $this->checkout->save();
    }

    /** A token of this basket by the profile. @param array<string, mixed> $changes */
    public function token(int $delivery, array $changes = []): string
    {
        $own = $delivery === PICKUP ? pointClaims('d12@4', 28000) : doorClaims('d11@2', 38000);
        $entry = (new CourierBitrix\Offering(Plugin::the()))->entry($delivery);
        $part = (new CourierBitrix\CartReader(Plugin::the()))->part($this->checkout->order(), $entry);

        return signed($changes + ['fingerprint' => $part->cart->fingerprint()] + $own);
    }

    /** @return array<string, mixed> */
    public static function product(): array
    {
        return ['ID' => 501, 'PRODUCT_ID' => 1, 'PRODUCT_XML_ID' => 'LMP-1', 'NAME' => 'Лампа', 'PRICE' => 1250.0, 'QUANTITY' => 1, 'WEIGHT' => 1250];
    }

    /** As a merchant makes them: our service, and its two profiles. */
    public static function services(): void
    {
        Table::$rows = [
            10 => ['ID' => 10, 'CLASS_NAME' => '\\' . Service::class, 'NAME' => 'КС', 'PARENT_ID' => 0, 'CONFIG' => []],
            DOOR => ['ID' => DOOR, 'CLASS_NAME' => '\\' . Profile::class, 'NAME' => 'Курьером', 'PARENT_ID' => 10, 'CONFIG' => ['MAIN' => ['KIND' => 'door']]],
            PICKUP => [
                'ID' => PICKUP, 'CLASS_NAME' => '\\' . Profile::class, 'NAME' => 'В пункт', 'PARENT_ID' => 10,
                'CONFIG' => ['MAIN' => ['KIND' => 'pickup_point']],
            ],
        ];
    }
}
