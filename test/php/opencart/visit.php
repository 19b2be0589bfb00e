<?php

// A buyer's requests to OpenCart's own checkout, in the order that its scripts make them.

declare(strict_types=1);

final class Visit
{
    private const OURS = ['courier_checkout', 'courier_checkout_door', 'courier_checkout_pickup'];
    private const PAYMENTS = ['cod', 'bank_transfer'];
    /** Status of a new order, by payment. */
    private const STATUSES = ['cod' => 1, 'bank_transfer' => 3];
    private const CHOICES = ['shipping_method', 'shipping_methods', 'payment_method', 'payment_methods'];

    /** @param array<string, mixed> $command @return array<string, mixed> */
    public static function change(array $command): array
    {
        $data = &Oc::session()->data;
        if (isset($command['product'])) {
            $id = $command['product'];
            $data['cart'][$id] = ($data['cart'][$id] ?? 0) + $command['quantity'];
            $data = array_diff_key($data, array_flip(self::CHOICES));
        }
        if (isset($command['coupon'])) {
            $data['coupon'] = $command['coupon'];
        }

        return [];
    }

    /** The delivery step. @param array<string, mixed> $command @return array<string, mixed> */
    public static function look(array $command): array
    {
        $data = &Oc::session()->data;
        if (isset($command['address'])) {
            $data['shipping_address'] = $command['address'] + [
                'firstname' => 'Анна', 'lastname' => 'Иванова', 'country_id' => 176, 'iso_code_2' => 'RU', 'zone' => 'Tatarstan',
            ];
            $data = array_diff_key($data, array_flip(self::CHOICES));
        }
        $data['currency'] = $data['currency'] ?? 'RUB';
        $methods = self::methods($data['shipping_address'] ?? []);
        $data['shipping_methods'] = $methods;
        $rows = [];
        foreach ($methods as $method) {
            foreach ($method['quote'] as $quote) {
                $title = html_entity_decode($quote['name'] ?? $quote['title'], ENT_QUOTES);
                $rows[] = [
                    'code' => $quote['code'],
                    'label' => "{$title} - {$quote['text']}",
                    'price' => (int) round($quote['cost'] * 100),
                ];
            }
        }

        return ['rows' => $rows, 'chosen' => $data['shipping_method']['code'] ?? ''];
    }

    /** @param array<string, mixed> $command @return mixed */
    public static function state(array $command)
    {
        return Desk::json(Oc::plugin()->generation->ownRoute('state'));
    }

    /** @param array<string, mixed> $command @return mixed */
    public static function select(array $command)
    {
        return Desk::json(Oc::plugin()->generation->ownRoute('select'), [
            'code' => $command['code'], 'token' => $command['token'],
        ]);
    }

    /** The button below the methods. @param array<string, mixed> $command @return array{error: string} */
    public static function save(array $command): array
    {
        $data = &Oc::session()->data;
        Oc::$registry->get('request')->post = ['shipping_method' => $command['code']];
        $asked = $route = Oc::plugin()->generation->action('checkout/shipping_method', 'save');
        $arguments = [];
        $answer = Oc::trigger("catalog/controller/{$route}/before", [&$route, &$arguments]);
        if ($route !== $asked) {
            Oc::call($route);
        }
        if ($route !== $asked || $answer !== null) {
            $error = json_decode(Oc::$registry->get('response')->output, true)['error'];

            return ['error' => is_array($error) ? implode(' ', $error) : $error];
        }
        [$extension, $key] = explode('.', $command['code'] . '.');
        $quote = $data['shipping_methods'][$extension]['quote'][$key] ?? null;
        if ($quote === null) {
            return ['error' => 'Delivery method required!'];
        }
        $data['shipping_method'] = $quote;
        if (Oc::$isFour) {
            unset($data['payment_method'], $data['payment_methods']);
        }

        return ['error' => ''];
    }

    /** @param array<string, mixed> $command @return string[] codes of the payment step */
    public static function payments(array $command): array
    {
        $offered = array_filter(self::PAYMENTS, static function (string $code): bool {
            $route = Oc::$isFour ? "extension/opencart/payment/{$code}" : "extension/payment/{$code}";
            $route = Oc::plugin()->generation->modelMethod($route, Oc::plugin()->generation->paymentMethod());
            $arguments = [];
            $output = ['code' => $code];
            Oc::trigger("catalog/model/{$route}/after", [&$route, &$arguments, &$output]);

            return (bool) $output;
        });

        return array_values($offered);
    }

    /** @param array<string, mixed> $command @return array{error: string} */
    public static function pay(array $command): array
    {
        if (!in_array($command['payment'], self::payments($command), true)) {
            return ['error' => "{$command['payment']} is not offered: choose again"];
        }
        $code = Oc::$isFour ? "{$command['payment']}.{$command['payment']}" : $command['payment'];
        Oc::session()->data['payment_method'] = ['code' => $code, 'name' => $code, 'title' => $code];
        Oc::session()->data['comment'] = $command['note'] ?? '';

        return ['error' => ''];
    }

    /** The last step: writes the order without placing it. @param array<string, mixed> $command @return array<string, mixed> */
    public static function confirm(array $command): array
    {
        $data = &Oc::session()->data;
        $said = '';
        $isReady = false;
        try {
            $route = Oc::$isFour ? 'checkout/confirm.confirm' : 'checkout/confirm';
            $arguments = [];
            Oc::trigger("catalog/controller/{$route}/before", [&$route, &$arguments]);
            $isDelivered = isset($data['shipping_method']) || !Oc::$registry->get('cart')->hasShipping();
            $isReady = $isDelivered && isset($data['payment_method']);
            if ($isReady) {
                CheckoutOrder::write();
            }
            $view = 'checkout/confirm';
            $shown = $isReady ? [] : ['redirect' => 'checkout'];
            $html = '';
            Oc::trigger('catalog/view/checkout/confirm/after', [&$view, &$shown, &$html]);
            $said = strip_tags($html);
        } catch (Redirected $redirected) {
            $isReady = false;
            $said = Oc::plugin()->session()->takeSaid()['text'];
        }
        $error = $data['error'] ?? '';
        unset($data['error']);

        return ['isReady' => $isReady, 'said' => trim("{$error} {$said}"), 'total' => CheckoutOrder::sum()];
    }

    /** @param array<string, mixed> $command @return string the order's id */
    public static function finish(array $command): string
    {
        $data = &Oc::session()->data;
        $id = (int) $data['order_id'];
        $payment = explode('.', $data['payment_method']['code'])[0];
        self::orders()->{Oc::plugin()->generation->historyMethod()}($id, self::STATUSES[$payment]);
        $route = 'checkout/success';
        $arguments = [];
        Oc::trigger('catalog/controller/checkout/success/before', [&$route, &$arguments]);
        $gone = array_flip(array_merge(self::CHOICES, ['cart', 'coupon', 'comment', 'order_id']));
        $data = array_diff_key($data, $gone);

        return (string) $id;
    }

    /** An order that a manager makes, through OpenCart's own API. @param array<string, mixed> $command */
    public static function create(array $command): string
    {
        Oc::$registry->get('request')->get['route'] = 'api/order';
        $product = Oc::$db->ask('SELECT * FROM oc_product WHERE product_id = ?', [$command['product']])[0];
        $key = $command['method'] === 'door' ? 'door' : 'pickup';
        $payment = Oc::$isFour ? "{$command['payment']}.{$command['payment']}" : $command['payment'];
        $quote = ['code' => "courier_checkout_{$key}.{$key}", 'name' => $key, 'title' => $key, 'cost' => 0.0, 'tax_class_id' => 0];
        $order = CheckoutOrder::of($command['address'], $quote, ['code' => $payment], [['quantity' => 1] + $product], [
            ['code' => 'sub_total', 'title' => '', 'value' => $product['price']],
            ['code' => 'total', 'title' => '', 'value' => $product['price']],
        ]);
        $id = self::orders()->addOrder($order);
        self::orders()->{Oc::plugin()->generation->historyMethod()}($id, 1);

        return (string) $id;
    }

    private static function orders(): object
    {
        return Oc::plugin()->model('checkout/order');
    }

    /** @param array<string, mixed> $address @return array<string, mixed> */
    private static function methods(array $address): array
    {
        if ($address === [] || !Oc::$registry->get('cart')->hasShipping()) {
            return [];
        }
        $methods = [];
        foreach (self::OURS as $code) {
            $isOn = Oc::$registry->get('config')->get(Oc::plugin()->generation->settingCode($code) . "_status");
            $method = $isOn ? Oc::quote($code, $address) : [];
            if ($method !== []) {
                $methods[$code] = $method;
            }
        }
        $methods['flat'] = ['quote' => ['flat' => [
            'code' => 'flat.flat', 'name' => 'Flat', 'title' => 'Flat', 'cost' => 700.0, 'tax_class_id' => 0, 'text' => '700.00 RUB',
        ]]];

        return $methods;
    }
}
