<?php

// The cart and its packages. One line a product, no tax, coupons of two kinds.

declare(strict_types=1);

final class WC_Cart
{
    /** @return array<string, array<string, mixed>> with totals after discounts */
    public function contents(): array
    {
        $isCheaper = in_array('minus10', $this->codes(), true);
        $contents = [];
        foreach (WC()->session->get('cart', []) as $id => $quantity) {
            $product = wc_product((int) $id);
            $total = (float) $product->get_price() * $quantity * ($isCheaper ? 0.9 : 1);
            $contents["line{$id}"] = [
                'data' => $product, 'product_id' => (int) $id, 'variation_id' => 0, 'quantity' => $quantity,
                'line_total' => $total, 'line_tax' => 0.0,
            ];
        }

        return $contents;
    }

    public function needs_shipping(): bool
    {
        return $this->carried() !== [];
    }

    public function get_coupons(): array
    {
        return array_map(static fn (string $code): object => new class ($code) {
            private string $code;

            public function __construct(string $code)
            {
                $this->code = $code;
            }
            public function get_free_shipping(): bool
            {
                return $this->code === 'freeship';
            }
        }, $this->codes());
    }

    public function goods(): float
    {
        return array_sum(array_column($this->contents(), 'line_total'));
    }

    /** Packages, rates, the chosen one: in WooCommerce's order. */
    public function calculate(): void
    {
        $customer = WC()->customer->read();
        $packages = $this->needs_shipping() ? apply_filters('woocommerce_cart_shipping_packages', [[
            'contents' => $this->carried(),
            'contents_cost' => array_sum(array_column($this->carried(), 'line_total')),
            'applied_coupons' => $this->codes(),
            'user' => ['ID' => 0],
            'destination' => $customer + ['address' => $customer['address_1'], 'address_2' => ''],
        ]]) : [];
        foreach ($packages as $key => $package) {
            $packages[$key]['rates'] = $this->ratesOf($package, $key);
            $this->chooseFor($key, $packages[$key]['rates']);
        }
        WC()->shipping()->packages = $packages;
    }

    public function total(): float
    {
        $total = $this->goods();
        foreach (WC()->shipping()->get_packages() as $key => $package) {
            $rate = $package['rates'][WC()->session->get('chosen_shipping_methods', [])[$key] ?? ''] ?? null;
            $total += $rate === null ? 0.0 : (float) $rate->get_cost();
        }

        return $total;
    }

    private function carried(): array
    {
        return array_filter($this->contents(), static fn (array $line): bool => $line['data']->needs_shipping());
    }

    private function codes(): array
    {
        return WC()->session->get('coupons', []);
    }

    private function ratesOf(array $package, int $key): array
    {
        $known = WC()->session->get("shipping_for_package_{$key}");
        $hashed = $package;
        foreach ($hashed['contents'] as $line => $item) {
            unset($hashed['contents'][$line]['data']);
        }
        $hash = md5((string) json_encode($hashed) . WC_Cache_Helper::get_transient_version('shipping'));
        if (is_array($known) && $known['package_hash'] === $hash) {
            return $known['rates'];
        }
        $rates = [];
        foreach (WC_Shipping_Zones::get_zone_matching_package($package)->get_shipping_methods(true) as $method) {
            if ($method->is_available($package)) {
                $method->calculate_shipping($package);
                $rates += $method->rates;
            }
        }
        if (in_array('freeship', $this->codes(), true)) {
            $rates['free_shipping:9'] = new WC_Shipping_Rate(
                ['id' => 'free_shipping:9', 'method' => 'free_shipping', 'instance' => 9, 'label' => 'Бесплатно', 'cost' => 0, 'taxes' => []]
            );
        }
        $rates = apply_filters('woocommerce_package_rates', $rates, $package);
        WC()->session->set("shipping_for_package_{$key}", ['package_hash' => $hash, 'rates' => $rates]);

        return $rates;
    }

    /** Falls back to the first rate when the chosen one is gone or the list has changed, as WooCommerce does. */
    private function chooseFor(int $key, array $rates): void
    {
        $chosen = WC()->session->get('chosen_shipping_methods', []);
        $before = WC()->session->get('previous_shipping_methods', []);
        $own = $chosen[$key] ?? false;
        if (!$own || ($before[$key] ?? false) !== array_keys($rates) || !isset($rates[$own])) {
            $chosen[$key] = (string) apply_filters('woocommerce_shipping_chosen_method', (string) key($rates), $rates, $own);
            WC()->session->set('chosen_shipping_methods', $chosen);
        }
        $before[$key] = array_keys($rates);
        WC()->session->set('previous_shipping_methods', $before);
    }
}

final class WooCommerce
{
    public ?WC_Session $session = null;
    public ?WC_Customer $customer = null;
    public ?WC_Cart $cart = null;
    public object $countries;
    private object $shipping;

    public function __construct()
    {
        $this->countries = new class {
            public function get_states(string $country)
            {
                return false;
            }
        };
        $this->shipping = new class {
            public array $packages = [];

            public function get_packages(): array
            {
                return $this->packages;
            }
        };
    }

    public function openFor(string $buyer): void
    {
        $this->session = new WC_Session($buyer);
        $this->customer = new WC_Customer();
        $this->cart = new WC_Cart();
        $this->cart->calculate();
    }

    public function shipping(): object
    {
        return $this->shipping;
    }

    public function payment_gateways(): object
    {
        return new class {
            public function payment_gateways(): array
            {
                $gateways = [];
                foreach (['cod' => 'Оплата при получении', 'bacs' => 'Банковский перевод'] as $id => $title) {
                    $gateways[$id] = new class ($title) {
                        public string $enabled = 'yes';
                        private string $title;

                        public function __construct(string $title)
                        {
                            $this->title = $title;
                        }
                        public function get_title(): string
                        {
                            return $this->title;
                        }
                        public function get_method_title(): string
                        {
                            return $this->title;
                        }
                    };
                }

                return $gateways;
            }
        };
    }
}

function WC(): WooCommerce
{
    static $woocommerce = null;

    return $woocommerce = $woocommerce ?? new WooCommerce();
}
