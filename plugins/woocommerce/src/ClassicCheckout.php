<?php

declare(strict_types=1);

namespace CourierWoo;

use WP_Error;

/** Ties WooCommerce's form checkout (the shortcode) to the delivery core. Holds no rule of its own. */
final class ClassicCheckout
{
    private const FIELD = Brand::PREFIX . '_selection';

    private Plugin $plugin;
    private Placements $placements;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->placements = new Placements($plugin);
    }

    public function register(): void
    {
        // Between the table and the payments, in what WooCommerce does not replace at every refresh.
        add_action('woocommerce_checkout_order_review', [$this, 'showChooser'], 15);
        add_filter('woocommerce_update_order_review_fragments', [$this, 'addState']);
        add_action('woocommerce_checkout_update_order_review', [$this, 'takeSelections']);
        add_action('woocommerce_after_checkout_validation', [$this, 'requireSelections'], 20, 2);
        add_action('woocommerce_checkout_order_created', [$this, 'keepSelections']);
        add_action('wp_enqueue_scripts', [$this, 'addScripts']);
        add_filter('wp_resource_hints', [$this, 'connectEarly'], 10, 2);
    }

    public function addScripts(): void
    {
        if (!is_checkout() || is_order_received_page() || $this->plugin->delivery->publishableKey() === '') {
            return;
        }
        $handle = Brand::SLUG . '-classic';
        wp_register_script($handle, $this->plugin->url('assets/classic.js'), ['jquery'], Plugin::VERSION, true);
        wp_enqueue_style($handle, $this->plugin->url('assets/checkout.css'), [], Plugin::VERSION);
    }

    /**
     * @param mixed $urls
     * @param mixed $relation
     * @return mixed
     */
    public function connectEarly($urls, $relation)
    {
        if ($relation !== 'preconnect' || !is_checkout() || $this->plugin->delivery->publishableKey() === '') {
            return $urls;
        }
        $origin = WooShop::originOf($this->plugin->shop->settings()->text('gatewayUrl'));

        return array_merge((array) $urls, [['href' => $origin, 'crossorigin' => 'anonymous']]);
    }

    public function showChooser(): void
    {
        if ($this->plugin->delivery->publishableKey() === '') {
            return;
        }
        // Only where the form is: the script costs nothing on a page with the block.
        wp_enqueue_script(Brand::SLUG . '-classic');
        $page = (string) wp_json_encode((new CheckoutState($this->plugin))->page());
        echo '<div class="courier-choosers" data-courier-choosers data-page="' . esc_attr($page) . '" data-state="'
            . esc_attr($this->stateSelector()) . '" data-field="' . esc_attr(self::FIELD) . '"></div>' . $this->state();
    }

    /**
     * @param mixed $fragments
     * @return mixed
     */
    public function addState($fragments)
    {
        return [$this->stateSelector() => $this->state()] + (array) $fragments;
    }

    /** @param mixed $posted the form as a query string */
    public function takeSelections($posted): void
    {
        parse_str((string) $posted, $form);
        $destination = $this->typedTown($form);
        foreach ($this->tokens($form) as $package => $token) {
            $this->plugin->session()->keepToken($package, $token, $destination);
        }
    }

    /**
     * @param mixed $data
     * @param mixed $errors
     */
    public function requireSelections($data, $errors): void
    {
        if (!$errors instanceof WP_Error || !WC()->cart->needs_shipping()) {
            return;
        }
        foreach ($this->placements->problems((string) ($data['payment_method'] ?? ''), $this->posted()) as $problem) {
            $errors->add(Brand::PREFIX . '_' . $problem->reason, esc_html($problem->text));
        }
    }

    /** @param mixed $order */
    public function keepSelections($order): void
    {
        $this->placements->keep($order->get_id(), $order->get_payment_method(), $this->posted());
    }

    /** @return array<int, string> */
    private function posted(): array
    {
        // The gateway's signature on the token is the check, beside WooCommerce's own nonce of the form.
        // phpcs:ignore WordPress.Security.NonceVerification.Missing
        return $this->tokens(wp_unslash($_POST));
    }

    /**
     * @param array<string, mixed> $form
     * @return array<int, string> by package
     */
    private function tokens(array $form): array
    {
        $tokens = [];
        foreach ((array) ($form[self::FIELD] ?? []) as $package => $token) {
            if (is_string($token)) {
                $tokens[(int) $package] = $token;
            }
        }

        return $tokens;
    }

    /** @param array<string, mixed> $form */
    private function typedTown(array $form): string
    {
        $isOther = !empty($form['ship_to_different_address']) && !wc_ship_to_billing_address_only();
        $kind = $isOther ? 'shipping' : 'billing';
        $country = $form["{$kind}_country"] ?? WC()->customer->get_shipping_country();

        return Packages::townOf(['country' => $country, 'city' => $form["{$kind}_city"] ?? '']);
    }

    private function state(): string
    {
        $json = wp_json_encode((new CheckoutState($this->plugin))->packages(), JSON_HEX_TAG | JSON_HEX_AMP);

        return '<script type="application/json" id="' . esc_attr(Brand::SLUG) . '-state">' . $json . '</script>';
    }

    private function stateSelector(): string
    {
        return '#' . Brand::SLUG . '-state';
    }
}
