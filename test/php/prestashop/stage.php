<?php

// A PrestaShop with the module installed and connected, one cart, and a gateway on a string.

declare(strict_types=1);

use CourierPresta\Plugin;

require_once __DIR__ . '/../core-in.php';
coreIn('CourierPresta');
require_once __DIR__ . '/platform.php';
require_once __DIR__ . '/shop.php';
require_once __DIR__ . '/shown-prices.php';
require_once __DIR__ . '/../../../plugins/prestashop/couriercheckout.php';

const DOOR = 1;
const PICKUP = 2;

final class Stage
{
    public FakeTransport $gateway;
    public int $now = NOW;

    public function __construct()
    {
        Db::forget();
        Context::forget();
        Configuration::$values = [
            'PS_SHOP_DEFAULT' => '1', 'PS_CURRENCY_DEFAULT' => '1', 'PS_LANG_DEFAULT' => '1', 'PS_WEIGHT_UNIT' => 'kg',
            'PS_DIMENSION_UNIT' => 'cm', 'PS_TAX' => '1', 'PS_SSL_ENABLED' => '1', 'PS_OS_DELIVERED' => '5',
            'PS_OS_CANCELED' => '6', 'PS_OS_REFUND' => '7', 'PS_OS_ERROR' => '8', 'PS_SHOP_EMAIL' => 'shop@shop.example',
        ];
        Cart::$isSplit = false;
        Carrier::$taxRate = 0.0;
        PrestaShopLogger::$lines = [];
        $this->gateway = new FakeTransport();
        $this->gateway->answer('POST /v1/quotes', self::quotes(38000, 28000));
        $this->fill();
        $this->nextRequest();
        CourierCheckout::one()->install();
        $this->connect(['paymentMap' => ['ps_cod' => 'cash', 'ps_wire' => 'none', 'stripe' => 'none']]);
    }

    /** A new process: nothing is remembered but the database and the cart. */
    public function nextRequest(): Plugin
    {
        Plugin::forget();
        CarrierModule::forgetOne();
        $plugin = Plugin::the();
        $plugin->transport = $this->gateway;
        $plugin->clock = fn (): int => $this->now;
        Context::getContext()->cart = new Cart(10);

        return $plugin;
    }

    /** @param array<string, mixed> $settings */
    public function connect(array $settings): void
    {
        $shop = Plugin::the()->shop(1);
        $shop->keepSettings($settings + ['gatewayUrl' => 'https://gateway.example', 'defaultWeight' => '500']);
        $shop->save('installation', [
            'installationId' => 'ins_3fk9', 'publishableKey' => 'pk_3fk9', 'secretKey' => SK,
        ]);
        $shop->save('ruleSet:door', ['version' => 2]);
        $shop->save('ruleSet:pickup', ['version' => 4]);
    }

    /** A token of this cart by the carrier. @param array<string, mixed> $changes */
    public function token(int $carrier, array $changes = []): string
    {
        $cart = new Cart(10);
        $own = $carrier === PICKUP ? [] : [
            'method' => 'door', 'ruleSet' => 'door@2', 'address' => ['street' => 'Ленина', 'house' => '7'],
            'price' => ['amount' => 38000, 'currency' => 'RUB'], 'point' => null,
        ];
        $offering = Plugin::the()->offering();

        return signed(someClaims($changes + $own + [
            'price' => ['amount' => 28000, 'currency' => 'RUB'],
            'fingerprint' => $offering->cart($cart, $cart->getProducts())->fingerprint(),
        ]));
    }

    /** @return array<string, mixed> what the checkout's script hears */
    public function post(array $fields): array
    {
        return (new CourierPresta\CheckoutRoutes($this->nextRequest()))->answer(new Cart(10), $fields);
    }

    /**
     * Makes an order as `validateOrder` does.
     *
     * @param array<int, array<string, mixed>>|null $products of a part of the cart; null: all
     * @return int the order's id
     */
    public function order(string $module, int $carrier, int $state = 1, ?array $products = null): int
    {
        $this->nextRequest();
        $cart = new Cart(10);
        $one = CourierCheckout::one();
        $one->hookActionValidateOrderBefore(['id_order_state' => $state]);
        $order = new Order();
        $order->id_cart = 10;
        $order->id_carrier = $carrier;
        $order->module = $module;
        $order->product_list = $products ?? $cart->getProducts();
        $order->total_shipping_tax_incl = (float) $cart->getPackageShippingCost($carrier, true, $products);
        $one->hookActionObjectOrderAddBefore(['object' => $order]);
        $order->id = Db::getInstance()->add('orders', [
            'id_cart' => 10, 'id_shop' => 1, 'id_carrier' => $carrier, 'id_currency' => 1, 'id_customer' => 1,
            'id_address_delivery' => 1, 'module' => $module, 'current_state' => $state,
            'total_paid_tax_incl' => 1250 + $order->total_shipping_tax_incl,
            'total_shipping_tax_incl' => $order->total_shipping_tax_incl,
        ]);
        Db::getInstance()->add('order_carrier', ['id_order' => $order->id, 'tracking_number' => '']);
        Db::getInstance()->add('order_detail', [
            'id_order' => $order->id, 'product_id' => 1, 'product_name' => 'Lamp', 'product_reference' => 'LMP-1',
            'product_ean13' => '', 'product_quantity' => 1, 'product_weight' => 1.25, 'total_price_tax_incl' => 1250,
            'total_price_tax_excl' => 1250,
        ]);
        $one->hookActionValidateOrder(['cart' => $cart, 'order' => $order]);

        return $order->id;
    }

    /** @return array<string, mixed> */
    public static function quotes(int $door, int $pickup): array
    {
        $quote = static fn (string $method, int $price): array => [
            'id' => "{$method}:1", 'method' => $method, 'serviceLevel' => '1', 'name' => 'Economy',
            'price' => ['amount' => $price, 'currency' => 'RUB'], 'transitDays' => ['min' => 2, 'max' => 3],
        ];

        return [
            'quotes' => [$quote('door', $door), $quote('pickup_point', $pickup)],
            'refusals' => [], 'seal' => 'seal', 'town' => ['code' => '1605', 'name' => 'Казань город'],
        ];
    }

    private function fill(): void
    {
        $db = Db::getInstance();
        $db->add('shop', ['id_shop' => 1, 'name' => 'Lamps']);
        $db->add('shop_url', [
            'id_shop' => 1, 'domain' => 'shop.example', 'domain_ssl' => 'shop.example', 'physical_uri' => '/',
            'virtual_uri' => '',
        ]);
        $db->add('currency', ['id_currency' => 1, 'iso_code' => 'RUB']);
        $db->add('currency', ['id_currency' => 2, 'iso_code' => 'USD']);
        $db->add('country', ['id_country' => 177, 'iso_code' => 'RU', 'id_zone' => 1]);
        $db->add('customer', ['id_customer' => 1, 'email' => 'anna@example.org']);
        foreach ([1 => 0, 2 => 1, 5 => 1, 6 => 0] as $state => $paid) {
            $db->add('order_state', ['id_order_state' => $state, 'paid' => $paid]);
        }
        $db->add('address', [
            'id_address' => 1, 'id_country' => 177, 'id_state' => 0, 'firstname' => 'Anna', 'lastname' => 'Petrova',
            'address1' => 'ул. Ленина, 7', 'postcode' => '420000', 'city' => 'г. Казань', 'phone' => '+79000000000',
        ]);
        Cart::$rows = [10 => ['id_address_delivery' => 1, 'id_carrier' => DOOR]];
        Cart::$products = [10 => [[
            'id_product' => 1, 'id_product_attribute' => 0, 'name' => 'Lamp', 'cart_quantity' => 1, 'weight' => 1.25,
            'total_wt' => 1250.0, 'width' => 0, 'height' => 0, 'depth' => 0, 'is_virtual' => 0,
        ]]];
    }
}
