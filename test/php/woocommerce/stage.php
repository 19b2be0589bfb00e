<?php

// A WooCommerce with the plugin connected, a cart of one lamp for Kazan, and a gateway on a string.

declare(strict_types=1);

use CourierWoo\Core\Delivery;
use CourierWoo\Plugin;

require_once __DIR__ . '/../core-in.php';
coreIn('CourierWoo');
require_once __DIR__ . '/load.php';

const DOOR = 'courier_checkout_door:2';
const POINTS = 'courier_checkout_points:3';

final class Stage
{
    public FakeTransport $gateway;
    public int $lamp;

    /** @param array<string, mixed> $options of the shop */
    public function __construct(array $options = [])
    {
        Site::open('/nowhere');
        Site::$hooks = Site::$done = Site::$routes = [];
        Site::$isManager = Site::$isAdmin = true;
        Site::$url = 'https://shop.example';
        $_GET = $_POST = $_REQUEST = [];
        Site::$data['options'] = $options + [
            'home' => Site::$url, 'siteurl' => Site::$url, 'woocommerce_currency' => 'RUB', 'admin_email' => 'shop@shop.example',
            'courier_checkout_kept_installation' => INSTALLATION,
            'courier_checkout_kept_ruleSet:door_2' => ['version' => 2],
            'courier_checkout_kept_ruleSet:points_3' => ['version' => 4],
            'courier_checkout_settings' => [
                'gatewayUrl' => 'https://gateway.example', 'defaultWeight' => '500', 'paymentMap' => ['cod' => 'cash', 'bacs' => 'none'],
            ],
        ];
        Site::$data['methods'] = [2 => 'courier_checkout_door', 3 => 'courier_checkout_points'];
        $this->lamp = $this->product('Lamp', '1250', '1.25');
        $this->gateway = new FakeTransport();
        $this->gateway->answer('POST /v1/quotes', bothQuotes(38000, 28000));
        $this->gateway->answer('GET /v1/service-levels', ['serviceLevels' => [['code' => '1', 'name' => 'Economy']]]);
        $this->start();
    }

    /** The hooks of a request, the plugin's registered on them. */
    private function start(): void
    {
        // The one plugin outlives the test: what it remembers of the shop must not.
        Plugin::start(__DIR__ . '/courier-checkout.php');
        $plugin = Plugin::get(__DIR__ . '/courier-checkout.php');
        $plugin->shop->forget();
        $plugin->delivery = new Delivery($plugin->shop, $this->gateway, static fn (): int => NOW);
        $rates = new ReflectionProperty(Plugin::class, 'rates');
        $rates->setAccessible(true);
        $rates->setValue($plugin, null);
        foreach (['before_woocommerce_init', 'woocommerce_loaded', 'woocommerce_blocks_loaded', 'init', 'action_scheduler_init'] as $hook) {
            do_action($hook);
        }
    }

    public function product(string $name, string $price, string $weight): int
    {
        $id = Site::nextId();
        Site::$data['products'][$id] = ['id' => $id, 'name' => $name, 'sku' => strtoupper($name), 'price' => $price, 'weight' => $weight];

        return $id;
    }

    /** @param array<int, int> $cart quantity by product */
    public function fill(array $cart, string $town = 'Казань'): void
    {
        WC()->openFor('anna');
        WC()->session->set('cart', $cart);
        WC()->customer->set(['country' => 'RU', 'city' => $town, 'address_1' => 'ул. Ленина, 7', 'postcode' => '420000']);
        WC()->session->set('chosen_payment_method', 'cod');
        WC()->cart->calculate();
    }

    /** @return array<string, float> cost by rate, of one package */
    public function costs(int $package = 0): array
    {
        return array_map(
            static fn (WC_Shipping_Rate $rate): float => (float) $rate->get_cost(),
            WC()->shipping()->get_packages()[$package]['rates'] ?? []
        );
    }

    /** A token for what lies in this package. @param array<string, mixed> $changes */
    public function token(int $package, string $rate, array $changes = []): string
    {
        $own = $rate === POINTS ? pointClaims('points_3@4', 28000) : doorClaims('door_2@2', 38000);
        $cart = Plugin::get()->carts()->cart(WC()->shipping()->get_packages()[$package], 'cash');

        return signed($changes + ['fingerprint' => $cart->fingerprint()] + $own);
    }

    /** Chooses this delivery for a package, as the page does. */
    public function choose(int $package, string $rate): void
    {
        $chosen = WC()->session->get('chosen_shipping_methods', []);
        WC()->session->set('chosen_shipping_methods', [$package => $rate] + $chosen);
        WC()->cart->calculate();
        Plugin::get()->session()->keepToken($package, $this->token($package, $rate), 'ru казань');
        WC()->cart->calculate();
    }

    /** @return array<string, mixed> order or refused */
    public function place(string $payment = 'cod'): array
    {
        return FakeClassic::place([
            'payment_method' => $payment, 'shipping_method' => WC()->session->get('chosen_shipping_methods', []),
            'billing_country' => 'RU', 'billing_state' => '', 'billing_postcode' => '420000', 'billing_city' => 'Казань',
            'billing_address_1' => 'ул. Ленина, 7',
        ]);
    }
}
