<?php

// WooCommerce's session, cart, zones and rates: rates are kept by the hash of a package, and asked for again
// only when it changes.

declare(strict_types=1);

function wc_get_weight(float $weight, string $unit): float
{
    return $weight * 1000;
}
function wc_get_dimension(float $size, string $unit): float
{
    return $size * 10;
}
function get_woocommerce_currency(): string
{
    return (string) apply_filters('woocommerce_currency', get_option('woocommerce_currency'));
}
function wc_tax_enabled(): bool
{
    return get_option('woocommerce_calc_taxes') === 'yes';
}
function wc_ship_to_billing_address_only(): bool
{
    return false;
}
function wc_get_page_screen_id(string $what): string
{
    return get_option('woocommerce_custom_orders_table_enabled', 'yes') === 'yes' ? 'woocommerce_page_wc-orders' : 'shop_order';
}
function wc_get_order_statuses(): array
{
    $statuses = ['pending', 'processing', 'on-hold', 'completed', 'cancelled', 'refunded', 'failed'];

    return array_combine(array_map(static fn (string $s): string => "wc-{$s}", $statuses), $statuses);
}
function wc_get_logger(): object
{
    return new class {
        public function log(string $level, string $text, array $context): void
        {
            Site::$data['logs'][] = "{$level} {$text}";
        }
    };
}
function woocommerce_store_api_register_endpoint_data(array $data): void
{
    Site::$storeApi['data'][$data['namespace']] = $data['data_callback'];
}
function woocommerce_store_api_register_update_callback(array $data): void
{
    Site::$storeApi['update'][$data['namespace']] = $data['callback'];
}

final class WC_Session
{
    public string $buyer;

    public function __construct(string $buyer)
    {
        $this->buyer = $buyer;
    }

    public function get(string $key, $default = null)
    {
        return Site::$data['sessions'][$this->buyer][$key] ?? $default;
    }

    public function set(string $key, $value): void
    {
        Site::$data['sessions'][$this->buyer][$key] = $value;
    }
}

final class WC_Customer
{
    public function get_shipping_country(): string
    {
        return $this->read()['country'];
    }
    public function get_shipping_city(): string
    {
        return $this->read()['city'];
    }
    public function read(): array
    {
        return WC()->session->get('customer', []) + ['country' => 'RU', 'state' => '', 'postcode' => '', 'city' => '', 'address_1' => ''];
    }
    public function set(array $address): void
    {
        WC()->session->set('customer', $address + $this->read());
    }
}

class WC_Shipping_Rate
{
    private array $data;

    public function __construct(array $data)
    {
        $this->data = $data;
    }
    public function get_id(): string
    {
        return $this->data['id'];
    }
    public function get_method_id(): string
    {
        return $this->data['method'];
    }
    public function get_instance_id(): int
    {
        return $this->data['instance'];
    }
    public function get_label(): string
    {
        return $this->data['label'];
    }
    public function get_cost(): string
    {
        return (string) $this->data['cost'];
    }
    public function get_taxes(): array
    {
        return $this->data['taxes'] ?: [];
    }
}

class WC_Shipping_Method
{
    public $id = '';
    public $instance_id = 0;
    public $title = '';
    public $method_title = '';
    public $method_description = '';
    public $tax_status = 'taxable';
    public $enabled = 'yes';
    public $supports = [];
    public $instance_form_fields = [];
    public $instance_settings = [];
    public $rates = [];
    /** @var string[] */
    public array $errors = [];
    public array $posted = [];

    public function __construct($instance_id = 0)
    {
        $this->instance_id = absint($instance_id);
    }
    public function init_instance_settings(): void
    {
        $this->instance_settings = (array) get_option($this->optionName(), []);
    }
    public function get_option($key, $empty = null)
    {
        return $this->instance_settings[$key] ?? $empty ?? $this->instance_form_fields[$key]['default'] ?? '';
    }
    public function get_field_key($key): string
    {
        return "woocommerce_{$this->id}_{$key}";
    }
    public function is_available($package)
    {
        return true;
    }
    public function is_taxable(): bool
    {
        return $this->tax_status === 'taxable';
    }
    public function add_error($text): void
    {
        $this->errors[] = $text;
    }
    public function add_rate($rate = []): void
    {
        $id = "{$this->id}:{$this->instance_id}";
        $this->rates[$id] = new WC_Shipping_Rate(
            ['id' => $id, 'method' => $this->id, 'instance' => $this->instance_id] + $rate + ['taxes' => []]
        );
    }
    public function process_admin_options()
    {
        $settings = [];
        foreach ($this->instance_form_fields as $key => $field) {
            $value = $this->posted[$this->get_field_key($key)] ?? '';
            $validate = "validate_{$field['type']}_field";
            $settings[$key] = method_exists($this, $validate) ? $this->{$validate}($key, $value) : $value;
        }
        $this->instance_settings = $settings;

        return update_option($this->optionName(), $settings);
    }
    private function optionName(): string
    {
        return "woocommerce_{$this->id}_{$this->instance_id}_settings";
    }
}

final class WC_Cache_Helper
{
    public static function get_transient_version(string $group, bool $isRefreshed = false): string
    {
        if ($isRefreshed) {
            Site::$data['options']["version_{$group}"] = (string) Site::nextId();
        }

        return (string) get_option("version_{$group}", '0');
    }
}

final class WC_Shipping_Zones
{
    public static function get_zone_matching_package(array $package): object
    {
        return new class ($package['destination']['country'] === 'RU') {
            private bool $isHome;

            public function __construct(bool $isHome)
            {
                $this->isHome = $isHome;
            }
            public function get_shipping_methods(bool $isOnlyEnabled): array
            {
                $classes = apply_filters('woocommerce_shipping_methods', []);
                $methods = [];
                foreach ($this->isHome ? Site::$data['methods'] : [] as $instance => $id) {
                    $methods[] = new $classes[$id]($instance);
                }

                return $methods;
            }
        };
    }
}

/** One rate of 20 %, on delivery too. */
final class WC_Tax
{
    public static function get_shipping_tax_rates(): array
    {
        return [1 => ['rate' => 20.0, 'label' => 'VAT', 'shipping' => 'yes', 'compound' => 'no']];
    }

    public static function calc_inclusive_tax(float $price, array $rates): array
    {
        return array_map(static fn (array $rate): float => $price - $price / (1 + $rate['rate'] / 100), $rates);
    }
}
