<?php

declare(strict_types=1);

namespace CourierWoo;

use Automattic\WooCommerce\StoreApi\Exceptions\RouteException;
use Automattic\WooCommerce\StoreApi\Schemas\V1\CartSchema;

/** Ties the Cart and Checkout blocks to the delivery core. Holds no rule of its own. */
final class BlockCheckout
{
    private Plugin $plugin;
    private Placements $placements;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->placements = new Placements($plugin);
    }

    public function register(): void
    {
        if (did_action('woocommerce_blocks_loaded')) {
            $this->extend();
        } else {
            add_action('woocommerce_blocks_loaded', [$this, 'extend']);
        }
        add_action('woocommerce_store_api_checkout_update_order_from_request', [$this, 'requireSelections'], 10, 2);
        add_filter('__experimental_woocommerce_blocks_add_data_attributes_to_block', [$this, 'keepAttributes']);
    }

    public function extend(): void
    {
        add_action('woocommerce_blocks_checkout_block_registration', [$this, 'addBlock']);
        if (!function_exists('woocommerce_store_api_register_endpoint_data')) {
            return;
        }
        woocommerce_store_api_register_endpoint_data([
            'endpoint' => CartSchema::IDENTIFIER,
            'namespace' => Brand::SLUG,
            'data_callback' => fn (): array => ['packages' => (new CheckoutState($this->plugin))->packages()],
            'schema_callback' => static fn (): array => [
                'packages' => [
                    'description' => 'What the delivery chooser needs to know of each package.',
                    'type' => 'array',
                    'context' => ['view', 'edit'],
                    'readonly' => true,
                ],
            ],
            'schema_type' => ARRAY_A,
        ]);
        woocommerce_store_api_register_update_callback([
            'namespace' => Brand::SLUG,
            'callback' => [$this, 'takeChoice'],
        ]);
    }

    /** @param mixed $registry */
    public function addBlock($registry): void
    {
        if ($this->plugin->delivery->publishableKey() !== '') {
            $registry->register(new BlockIntegration($this->plugin));
        }
    }

    /**
     * A saved page says which block stands where by these attributes.
     *
     * @param mixed $blocks
     * @return mixed
     */
    public function keepAttributes($blocks)
    {
        return array_merge((array) $blocks, [BlockIntegration::NAME]);
    }

    /**
     * A token, or another payment method. WooCommerce computes the cart anew and answers with it.
     *
     * @param mixed $data
     */
    public function takeChoice($data): void
    {
        $data = (array) $data;
        if (isset($data['token'], $data['package']) && is_string($data['token'])) {
            $this->plugin->session()->keepToken((int) $data['package'], $data['token'], $this->typedTown());
        }
        $payment = $data['payment'] ?? null;
        if (is_string($payment) && isset(WC()->payment_gateways()->payment_gateways()[$payment])) {
            WC()->session->set('chosen_payment_method', $payment);
        }
    }

    /**
     * @param mixed $order
     * @param mixed $request
     * @throws RouteException when the delivery has to be chosen again
     */
    public function requireSelections($order, $request): void
    {
        if ($request->get_method() !== 'POST' || !WC()->cart->needs_shipping()) {
            return;
        }
        $payment = (string) ($request['payment_method'] ?? $order->get_payment_method());
        $problems = $this->placements->problems($payment, []);
        if ($problems !== []) {
            throw new RouteException(Brand::PREFIX . '_' . $problems[0]->reason, esc_html($problems[0]->text), 400);
        }
        $this->placements->keep($order->get_id(), $payment, []);
    }

    private function typedTown(): string
    {
        $customer = WC()->customer;

        return Packages::townOf(['country' => $customer->get_shipping_country(), 'city' => $customer->get_shipping_city()]);
    }
}
