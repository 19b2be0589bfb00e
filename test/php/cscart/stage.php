<?php

// A CS-Cart with the add-on installed and connected, one cart, and a gateway on a string.

declare(strict_types=1);

use CourierCsCart\CartSession;
use CourierCsCart\Plugin;
use Tygh\Registry;

const CART_PRIMARY_CURRENCY = 'RUB';
require_once __DIR__ . '/load.php';
require_once __DIR__ . '/../kept-connection.php';

const POST = 1;
const DOOR = 2;
const PICKUP = 3;
const CASH = 6;
const WIRE = 7;

final class Stage
{
    public FakeTransport $gateway;
    public int $now = NOW;

    public function __construct()
    {
        Platform::start();
        require __DIR__ . '/../../../plugins/cscart/addon/init.php';
        Registry::$values = [
            'settings.General.weight_symbol_grams' => 1000, 'config.current_location' => 'https://shop.example',
            'config.db_name' => 'shop', 'config.table_prefix' => 'cscart_', 'runtime.controller' => 'checkout',
        ];
        $this->gateway = new FakeTransport();
        $this->gateway->answer('POST /v1/quotes', bothQuotes(38000, 28000));
        $this->nextRequest();
        self::fill();
        fn_courier_checkout_install();
        self::methods();
        $this->connect(['paymentMap' => [CASH => 'cash', WIRE => 'none']]);
        Tygh::$app['session']['cart'] = [
            'products' => ['101' => self::product()], 'payment_id' => CASH,
            'user_data' => [
                's_firstname' => 'Анна', 's_lastname' => 'Петрова', 's_country' => 'RU', 's_state' => '',
                's_city' => 'Казань', 's_zipcode' => '420000', 's_address' => 'ул. Ленина, 7', 'phone' => '+79000000000',
                'email' => 'anna@example.org',
            ],
        ];
        $this->calculate();
    }

    /** A new process: nothing is remembered but the database and the session. */
    public function nextRequest(): Plugin
    {
        Plugin::forget();
        $plugin = Plugin::the();
        $plugin->transport = $this->gateway;
        $plugin->clock = fn (): int => $this->now;

        return $plugin;
    }

    /** @param array<string, mixed> $settings */
    public function connect(array $settings): void
    {
        keepConnection(Plugin::the()->shop(), $settings, ['m2' => 2, 'm3' => 4]);
    }

    /** @return array<int, array<string, mixed>> the methods shown, after reckoning the cart as CS-Cart does */
    public function calculate(string $mode = 'A'): array
    {
        $this->nextRequest();
        $cart = &Tygh::$app['session']['cart'];
        fn_calculate_cart_content($cart, [], $mode);

        return $cart['product_groups'][0]['shippings'];
    }

    /** @param array<string, mixed> $changes */
    public function changeCart(array $changes): void
    {
        Tygh::$app['session']['cart'] = $changes + Tygh::$app['session']['cart'];
    }

    /** What the checkout's form posts: `update_steps`. @param array<string, mixed> $posted */
    public function post(array $posted): void
    {
        $this->nextRequest();
        Registry::$values['runtime.courier_checkout_changed'] = null;
        $_SERVER['REQUEST_METHOD'] = 'POST';
        $_REQUEST = $posted;
        require __DIR__ . '/../../../plugins/cscart/addon/controllers/frontend/checkout.pre.php';
        // seen: CS-Cart's controllers work on the session's cart itself
        $cart = &Tygh::$app['session']['cart'];
        fn_set_hook('checkout_update_steps_before_update_user_data', $cart, $_SERVER, $_REQUEST);
        $cart['payment_id'] = $posted['payment_id'] ?? $cart['payment_id'];
        $cart['chosen_shipping'] = ($posted['shipping_ids'] ?? []) + ($cart['chosen_shipping'] ?? []);
        fn_calculate_cart_content($cart, [], 'S');
    }

    public function choose(int $shipping, string $token): void
    {
        $this->post(['shipping_ids' => [$shipping], 'courier_checkout_token' => [[$shipping => $token]]]);
    }

    /** @return int the order's number, 0: refused */
    public function order(int $payment = CASH): int
    {
        $this->nextRequest();
        $cart = &Tygh::$app['session']['cart'];
        $cart['payment_id'] = $payment;
        fn_calculate_cart_content($cart, [], 'S');
        $id = fn_place_order($cart, []);
        $id === 0 || fn_order_placement_routines($id);

        return $id;
    }

    /** A token of this cart by the method. @param array<string, mixed> $changes */
    public function token(int $shipping, array $changes = [], int $group = 0): string
    {
        $own = $shipping === PICKUP ? pointClaims('m3@4', 28000) : doorClaims('m2@2', 38000);
        $offering = Plugin::the()->offering();
        $goods = Tygh::$app['session']['cart']['product_groups'][$group];
        $part = $offering->part($offering->entry($shipping), $group, $goods, []);

        return signed($changes + ['fingerprint' => $part->cart->fingerprint()] + $own);
    }

    /** @return array<string, mixed> */
    public static function product(): array
    {
        return [
            'product_id' => 1, 'product' => 'Лампа', 'product_code' => 'LMP-1', 'price' => 1250.0, 'amount' => 1, 'weight' => 1.25,
            'is_edp' => 'N', 'company_id' => 1,
        ];
    }

    public static function fill(): void
    {
        foreach (['ru', 'en'] as $language) {
            Platform::add('languages', ['lang_code' => $language]);
        }
        foreach ([CASH => 'Наличными', WIRE => 'Счёт'] as $id => $name) {
            Platform::add('payments', ['payment_id' => $id]);
            Platform::add('payment_descriptions', ['payment_id' => $id, 'payment' => $name, 'lang_code' => 'ru']);
        }
        Platform::add('products', ['product_id' => 1, 'product' => 'Лампа', 'product_code' => 'LMP-1', 'price' => 1250, 'weight' => 1.25]);
        Platform::add('storefronts', ['url' => 'shop.example']);
    }

    /** As a merchant makes them: the shop's own post, and two that go by our service. */
    public static function methods(): void
    {
        $service = (int) db_get_field("SELECT service_id FROM ?:shipping_services WHERE module = 'courier_checkout'");
        foreach ([POST => 'Почта', DOOR => 'Курьером', PICKUP => 'В пункт выдачи'] as $id => $name) {
            Platform::add('shippings', [
                'shipping_id' => $id, 'service_id' => $id === POST ? 0 : $service, 'rate' => $id === POST ? 700 : 0,
                'service_params' => serialize(['kind' => $id === PICKUP ? 'pickup_point' : 'door']),
            ]);
            Platform::add('shipping_descriptions', ['shipping_id' => $id, 'shipping' => $name, 'lang_code' => 'ru']);
        }
    }
}
