<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Offer;
use CourierWoo\Core\SettingsForm;
use CourierWoo\Core\SettingsSchema;
use WC_Shipping_Method;
use WC_Tax;

/** One of our methods in a delivery zone. Its settings are a rule set of the gateway; it computes no price. */
abstract class Method extends WC_Shipping_Method
{
    /** @param mixed $instance_id */
    public function __construct($instance_id = 0)
    {
        parent::__construct(absint($instance_id));
        $words = Plugin::get()->words();
        $this->id = $this->methodId();
        $this->method_title = $words->say('method.' . MethodTable::methodOf($this->id));
        $this->method_description = $words->say('method.' . MethodTable::methodOf($this->id) . '.about');
        $this->supports = ['shipping-zones', 'instance-settings', 'instance-settings-modal'];
        $this->instance_form_fields = (new MethodFields($this->method_title))->toArray();
        $this->init_instance_settings();
        $this->title = (string) $this->get_option('title', $this->method_title);
        $this->tax_status = (string) $this->get_option('tax_status', 'taxable');
        add_action("woocommerce_update_options_shipping_{$this->id}", [$this, 'process_admin_options']);
    }

    abstract protected function methodId(): string;

    /** @param mixed $package */
    public function is_available($package): bool
    {
        $plugin = Plugin::get();
        // Prices are in the shop's base currency; another one on the screen would be a wrong price.
        $isForeign = get_woocommerce_currency() !== get_option('woocommerce_currency');
        $isHidden = $plugin->shop->settings()->flag('testMode') && !current_user_can('manage_woocommerce');

        return parent::is_available($package)
            && !$isForeign
            && !$isHidden
            && $plugin->delivery->publishableKey() !== '';
    }

    /** @param mixed $package */
    public function calculate_shipping($package = []): void
    {
        $plugin = Plugin::get();
        $key = MethodTable::key($this->id, (int) $this->instance_id);
        [$offer, $token] = $plugin->rates()->of($key, (array) $package);
        if (!$offer->isAvailable()) {
            return;
        }
        $plugin->session()->keepPriced((int) ($package[Brand::PREFIX]['key'] ?? 0), $key, [
            'token' => $token,
            'source' => $offer->source,
            'price' => $offer->price,
        ]);
        $this->add_rate(['label' => $this->label($offer), 'package' => $package] + $this->price($offer->price));
    }

    /**
     * Rules must reach the gateway in the same moment: it prices by them.
     *
     * @return bool
     */
    public function process_admin_options()
    {
        $saved = parent::process_admin_options();
        ShippingMethods::pushRules();

        return $saved;
    }

    /**
     * A list, a town or a table as the settings script keeps it: JSON in one field.
     *
     * @param mixed $key
     * @param mixed $value
     */
    public function validate_courier_field($key, $value): string
    {
        $field = SettingsSchema::load()->field((string) $key);
        $text = trim(wp_unslash(is_array($value) ? (string) wp_json_encode(array_values($value)) : (string) $value));
        $problems = (new SettingsForm(SettingsSchema::load()))->problems([$key => $text], 'method');
        if (isset($problems[$key])) {
            $texts = Plugin::get()->delivery->texts();
            $this->add_error($texts->say($field['label']) . ': ' . $texts->say($problems[$key]));

            return (string) $this->get_option((string) $key);
        }

        return $text;
    }

    /**
     * @param mixed $key
     * @param mixed $data
     */
    public function generate_courier_html($key, $data): string
    {
        return (new FieldHtml(Plugin::get()))->row(
            SettingsSchema::load()->field((string) $key),
            $this->get_field_key((string) $key),
            $this->get_option((string) $key)
        );
    }

    private function label(Offer $offer): string
    {
        $words = Plugin::get()->words();
        if ($offer->source === Offer::FALLBACK) {
            return "{$this->title} ({$words->say('rate.unsure')})";
        }

        return $offer->isFrom ? "{$this->title} ({$words->say('rate.from')})" : $this->title;
    }

    /**
     * The gateway's price is what the buyer pays, tax included; WooCommerce adds tax to what it gets.
     *
     * @return array<string, mixed>
     */
    private function price(int $price): array
    {
        $gross = Amount::major($price);
        if (!$this->is_taxable() || !wc_tax_enabled()) {
            return ['cost' => $gross, 'taxes' => false];
        }
        $taxes = array_map(
            static fn ($tax): float => round((float) $tax, 2),
            WC_Tax::calc_inclusive_tax($gross, WC_Tax::get_shipping_tax_rates())
        );

        return ['cost' => round($gross - array_sum($taxes), 2), 'taxes' => $taxes];
    }
}
