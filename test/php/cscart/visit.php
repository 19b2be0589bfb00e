<?php

// A buyer's way through CS-Cart's one-page checkout: each change posts the form, and the page is drawn anew.

declare(strict_types=1);

final class Visit
{
    /** @var array<string, mixed> the session's cart itself */
    private array $cart;

    public function __construct()
    {
        $this->cart = &Tygh::$app['session']['cart'];
        $this->cart += ['user_data' => self::person(), 'payment_id' => 6, 'products' => []];
    }

    /** @return array<string, mixed> */
    public static function person(): array
    {
        return [
            'firstname' => 'Анна', 'lastname' => 'Иванова', 's_firstname' => 'Анна', 's_lastname' => 'Иванова',
            's_country' => 'RU', 's_state' => '', 's_city' => '', 's_zipcode' => '', 's_address' => '',
            'phone' => '+79170000001', 'email' => 'anna@example.org',
        ];
    }

    public function add(int $product, int $quantity): void
    {
        $row = db_get_array('SELECT * FROM ?:products WHERE product_id = ?i', $product)[0];
        $amount = ($this->cart['products'][$product]['amount'] ?? 0) + $quantity;
        $this->cart['products'][$product] = ['amount' => $amount, 'price' => (float) $row['price'], 'weight' => (float) $row['weight']]
            + ['product_id' => $product] + $row;
        // sure: adding a product makes rates stale
        $this->cart['calculate_shipping'] = true;
    }

    /** @param array<string, mixed> $posted */
    public function post(array $posted): void
    {
        $_SERVER['REQUEST_METHOD'] = 'POST';
        $_REQUEST = $posted;
        require __DIR__ . '/../../../plugins/cscart/addon/controllers/frontend/checkout.pre.php';
        // seen: the checkout's own controller takes the session's cart after that
        $this->cart = &Tygh::$app['session']['cart'];
        $auth = [];
        fn_set_hook('checkout_update_steps_before_update_user_data', $this->cart, $auth, $_REQUEST);
        if (isset($posted['user_data'])) {
            // guess: another location makes rates stale
            $this->cart['calculate_shipping'] = true;
            $this->cart['user_data'] = $posted['user_data'] + $this->cart['user_data'];
        }
        $this->cart['payment_id'] = $posted['payment_id'] ?? $this->cart['payment_id'];
        $this->cart['chosen_shipping'] = ($posted['shipping_ids'] ?? []) + ($this->cart['chosen_shipping'] ?? []);
        fn_calculate_cart_content($this->cart, [], 'S');
    }

    /** @return array<string, mixed> the page as it is drawn: rates asked for each time, which is the worst case */
    public function page(): array
    {
        $this->cart['products'] === [] || fn_calculate_cart_content($this->cart, [], 'A');
        $rows = [];
        $places = [];
        foreach ($this->cart['product_groups'][0]['shippings'] ?? [] as $id => $shipping) {
            $rows[] = ['id' => $id, 'name' => $shipping['shipping'], 'price' => (int) round($shipping['rate'] * 100)];
            $html = fn_courier_checkout_place(0, $id);
            if (preg_match('/data-courier-place="([^"]*)"/', $html, $found) === 1) {
                $places[] = json_decode(html_entity_decode($found[1], ENT_QUOTES), true);
            }
        }

        return [
            'rows' => $rows, 'place' => $places[0] ?? null, 'chosen' => (int) ($this->cart['chosen_shipping'][0] ?? 0),
            'total' => (int) round(($this->cart['total'] ?? 0) * 100), 'said' => array_column(Platform::$notices, 1),
        ];
    }

    /** guess: the session lives on under another id; the account's address takes the guest's place, and rates are stale */
    public function logIn(): void
    {
        $this->cart['user_data'] = ['firstname' => 'Анна', 'phone' => '+79170000001'] + self::person();
        unset(Tygh::$app['session']['calculated_shipping_rates']);
        $this->cart['calculate_shipping'] = true;
    }

    /** @return int[] */
    public function payments(): array
    {
        return array_keys($this->offered());
    }

    /** @return array{order?: string, refused?: string} */
    public function place(int $payment, string $note): array
    {
        if (!in_array($payment, array_keys($this->offered()), true)) {
            return ['refused' => 'choose again: this payment is not offered'];
        }
        $this->cart['payment_id'] = $payment;
        $this->cart['notes'] = $note;
        fn_calculate_cart_content($this->cart, [], 'S');
        $id = fn_place_order($this->cart, []);
        if ($id === 0) {
            return ['refused' => implode(' ', array_column(Platform::$notices, 1))];
        }
        fn_change_order_status($id, 'O');
        $this->confirm($id);
        fn_order_placement_routines($id);
        Tygh::$app['session']['cart'] = ['products' => []];

        return ['order' => (string) $id];
    }

    /** @return array<int, mixed> */
    private function offered(): array
    {
        $auth = [];
        $groups = ['tab1' => [6 => [], 7 => []]];
        fn_set_hook('prepare_checkout_payment_methods', $this->cart, $auth, $groups);

        return $groups['tab1'] ?? [];
    }

    /** guess: the order's e-mail names its shipping as the order's row does */
    private function confirm(int $id): void
    {
        $order = fn_get_order_info($id);
        Tygh::$app['mailer']->send([
            'to' => $order['email'], 'subject' => "Заказ {$id}", 'body' => implode(', ', array_column($order['shipping'], 'shipping')),
        ], 'C');
    }
}
