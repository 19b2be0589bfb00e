<?php

// The two checkouts, hook by hook in the order that was recorded on WooCommerce 11.0.1.

declare(strict_types=1);

/** What both do with an order. */
final class FakeOrders
{
    public static function make(string $payment, string $via, string $note): WC_Order
    {
        $customer = WC()->customer->read();
        $address = [
            'first_name' => 'Анна', 'last_name' => 'Иванова', 'company' => '', 'phone' => '+79170000001',
            'address_1' => $customer['address_1'], 'address_2' => '', 'city' => $customer['city'],
            'state' => $customer['state'], 'postcode' => $customer['postcode'], 'country' => $customer['country'],
        ];
        $order = new WC_Order([
            'billing' => $address + ['email' => 'anna@example.org'], 'shipping' => $address,
            'payment_method' => $payment, 'created_via' => $via, 'note' => $note,
        ]);
        foreach (WC()->cart->contents() as $line) {
            $order->add_item('line_item', new WC_Order_Item_Product([
                'name' => $line['data']->get_name(), 'product' => $line['product_id'],
                'quantity' => $line['quantity'], 'total' => $line['line_total'],
            ]));
        }
        self::addShipping($order);

        return $order;
    }

    public static function finish(WC_Order $order): void
    {
        $order->update_status($order->get_payment_method() === 'cod' ? 'processing' : 'on-hold');
        WC()->session->set('cart', []);
        WC()->session->set('coupons', []);
        do_action('woocommerce_cart_emptied');
    }

    private static function addShipping(WC_Order $order): void
    {
        foreach (WC()->shipping()->get_packages() as $key => $package) {
            $rate = $package['rates'][WC()->session->get('chosen_shipping_methods', [])[$key] ?? ''] ?? null;
            if ($rate === null) {
                continue;
            }
            $item = new WC_Order_Item_Shipping([
                'name' => $rate->get_label(), 'method' => $rate->get_method_id(),
                'instance' => $rate->get_instance_id(), 'total' => (float) $rate->get_cost(),
            ]);
            do_action('woocommerce_checkout_create_order_shipping_item', $item, $key, $package, $order);
            $order->add_item('shipping', $item);
        }
    }
}

/** The form checkout. `$form` is what the browser posts. */
final class FakeClassic
{
    public static function review(array $form): void
    {
        do_action('woocommerce_checkout_update_order_review', http_build_query($form));
        self::take($form);
        WC()->cart->calculate();
        apply_filters('woocommerce_update_order_review_fragments', []);
    }

    /** @return array<string, mixed> */
    public static function place(array $form): array
    {
        $_POST = $form;
        do_action('woocommerce_checkout_process');
        self::take($form);
        WC()->cart->calculate();
        $errors = new WP_Error();
        if (WC()->cart->needs_shipping() && !self::hasRate()) {
            $errors->add('shipping', 'Выберите способ доставки.');
        }
        do_action('woocommerce_after_checkout_validation', $form, $errors);
        if ($errors->errors !== []) {
            return ['refused' => implode(' ', array_column($errors->errors, 1))];
        }
        $order = FakeOrders::make($form['payment_method'], 'checkout', $form['order_comments'] ?? '');
        do_action('woocommerce_checkout_create_order', $order, $form);
        $order->save();
        do_action('woocommerce_checkout_order_created', $order);
        do_action('woocommerce_checkout_order_processed', $order->get_id(), $form, $order);
        FakeOrders::finish(wc_get_order($order->get_id()));

        return ['order' => (string) $order->get_id()];
    }

    private static function take(array $form): void
    {
        if (isset($form['shipping_method'])) {
            WC()->session->set('chosen_shipping_methods', $form['shipping_method']);
        }
        WC()->session->set('chosen_payment_method', $form['payment_method'] ?? '');
        WC()->customer->set([
            'country' => $form['billing_country'], 'state' => $form['billing_state'],
            'postcode' => $form['billing_postcode'], 'city' => $form['billing_city'],
            'address_1' => $form['billing_address_1'],
        ]);
    }

    private static function hasRate(): bool
    {
        foreach (WC()->shipping()->get_packages() as $package) {
            if ($package['rates'] === []) {
                return false;
            }
        }

        return true;
    }
}

/** The Store API, which the block speaks to. */
final class FakeStoreApi
{
    public static function setCustomer(array $form): void
    {
        WC()->customer->set([
            'country' => $form['billing_country'], 'state' => $form['billing_state'],
            'postcode' => $form['billing_postcode'], 'city' => $form['billing_city'],
            'address_1' => $form['billing_address_1'],
        ]);
        WC()->cart->calculate();
    }

    public static function chooseRate(string $rate): void
    {
        $chosen = WC()->session->get('chosen_shipping_methods', []);
        WC()->session->set('chosen_shipping_methods', [0 => $rate] + $chosen);
        WC()->cart->calculate();
    }

    /** `POST /wc/store/v1/cart/extensions` */
    public static function extend(array $data): void
    {
        (Site::$storeApi['update']['courier-checkout'])($data);
        WC()->cart->calculate();
    }

    /** @return array<string, mixed> */
    public static function place(array $form): array
    {
        if (WC()->cart->needs_shipping() && (WC()->shipping()->get_packages()[0]['rates'] ?? []) === []) {
            return ['refused' => 'Выберите способ доставки.'];
        }
        do_action('woocommerce_store_api_cart_errors', new WP_Error(), WC()->cart);
        $order = FakeOrders::make($form['payment_method'], 'store-api', $form['order_comments'] ?? '');
        $order->set_status('checkout-draft');
        $order->save();
        do_action('woocommerce_store_api_checkout_update_order_meta', $order);
        WC()->session->set('chosen_payment_method', $form['payment_method']);
        try {
            $request = new WP_REST_Request('POST', ['payment_method' => $form['payment_method']]);
            do_action('woocommerce_store_api_checkout_update_order_from_request', $order, $request);
        } catch (Automattic\WooCommerce\StoreApi\Exceptions\RouteException $refusal) {
            return ['refused' => $refusal->getMessage()];
        }
        $errors = new WP_Error();
        do_action('woocommerce_checkout_validate_order_before_payment', $order, $errors);
        $order->save();
        $order->update_status('pending');
        do_action('woocommerce_store_api_checkout_order_processed', $order);
        FakeOrders::finish(wc_get_order($order->get_id()));

        return ['order' => (string) $order->get_id()];
    }
}
