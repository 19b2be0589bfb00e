<?php

// What the driver of the conformance list asks of the fake shop.

declare(strict_types=1);

use CourierCsCart\AdminPage;
use CourierCsCart\Brand;
use CourierCsCart\Core\LabelFile;
use CourierCsCart\MethodForm;
use CourierCsCart\Plugin;
use CourierCsCart\SettingsPage;

final class Commands
{
    use ShopperCommands;

    /** @return array<string, int> product ids by name */
    public static function setUp(array $command): array
    {
        foreach (['ru', 'en'] as $language) {
            Platform::add('languages', ['lang_code' => $language]);
        }
        foreach ([6 => 'Наличными', 7 => 'Счёт'] as $id => $name) {
            Platform::add('payments', ['payment_id' => $id]);
            Platform::add('payment_descriptions', ['payment_id' => $id, 'payment' => $name, 'lang_code' => 'ru']);
        }
        fn_courier_checkout_install();
        $service = (int) db_get_field("SELECT service_id FROM ?:shipping_services WHERE module = 'courier_checkout'");
        foreach ([1 => 'Курьером до двери', 2 => 'В пункт выдачи', 3 => 'Почта'] as $id => $name) {
            Platform::add('shippings', [
                'shipping_id' => $id, 'service_id' => $id === 3 ? 0 : $service, 'rate' => $id === 3 ? 700 : 0,
                'service_params' => serialize(['kind' => $id === 2 ? 'pickup_point' : 'door']),
            ]);
            Platform::add('shipping_descriptions', ['shipping_id' => $id, 'shipping' => $name, 'lang_code' => 'ru']);
        }
        foreach ($command['kept'] ?? [] as $row) {
            Platform::add(Brand::PREFIX . '_memory', $row);
        }
        // The gateway remembers what it was sent: no two shops begin with the same number.
        Platform::add('orders', ['order_id' => $command['first'], 'status' => 'N', 'content' => '{}']);
        $ids = [];
        foreach ($command['products'] as $name => $product) {
            $ids[$name] = Platform::add('products', [
                'product' => $product['name'], 'product_code' => "SKU-{$name}", 'price' => $product['price'],
                'weight' => $product['weight'] ?? 0, 'is_edp' => empty($product['virtual']) ? 'N' : 'Y',
            ]);
        }

        return $ids;
    }

    /** What a connection leaves behind. */
    public static function kept(): array
    {
        return db_get_array("SELECT * FROM ?:courier_checkout_memory WHERE name LIKE 'kept:%'");
    }

    /** Posts the add-on's page; what it says. */
    public static function save(array $command): string
    {
        $html = (new SettingsPage(Plugin::the()))->html($command['posted']);
        preg_match_all('/<(\w+)[^>]*(?:role="(?:status|alert)"|class="[^"]*problem[^"]*")[^>]*>(.*?)<\/\1>/s', $html, $said);

        return html_entity_decode(strip_tags(implode("\n", $said[2])), ENT_QUOTES);
    }

    public static function page(): string
    {
        return (new SettingsPage(Plugin::the()))->html(null) . (new MethodForm(Plugin::the()))->html(1);
    }

    /** A shipping method's form, as CS-Cart saves it. */
    public static function saveMethod(array $command): string
    {
        [$params, $problems] = (new MethodForm(Plugin::the()))->take($command['params']);
        db_query('UPDATE ?:shippings SET service_params = ?s WHERE shipping_id = ?i', serialize($params), $command['shipping']);
        $data = [];
        $id = $command['shipping'];
        fn_set_hook('update_shipping_post', $data, $id);

        return implode("\n", array_merge($problems, array_column(Platform::$notices, 1)));
    }

    public static function check(): array
    {
        return (new SettingsPage(Plugin::the()))->check();
    }

    public static function diagnosis(): array
    {
        return Plugin::the()->delivery()->diagnosis();
    }

    public static function act(array $command): array
    {
        return Plugin::the()->answers()->act($command['order'], $command['action'], $command['choice'], '')[1];
    }

    public static function bulk(array $command): string
    {
        return Plugin::the()->answers()->bulk($command['orders']);
    }

    public static function note(array $command): string
    {
        return Plugin::the()->answers()->note($command['order'], $command['note']);
    }

    public static function block(array $command): ?array
    {
        // As the order's page has it, not past it.
        preg_match('/data-block="([^"]*)"/', (new AdminPage(Plugin::the()))->orderBlocks((int) $command['order']), $found);

        return json_decode(html_entity_decode($found[1] ?? 'null', ENT_QUOTES), true);
    }

    public static function label(array $command): array
    {
        $file = LabelFile::of(Plugin::the()->delivery()->shipping(), [$command['order']], '');

        return ['status' => 200, 'isPdf' => strncmp($file->body, '%PDF-', 5) === 0];
    }

    public static function webhook(array $command): array
    {
        $answer = Plugin::the()->jobs()->receive(0, $command['body'], $command['signature']);

        return [$answer->status, json_decode($answer->body, true)];
    }

    public static function runJobs(array $command): array
    {
        return $command['job'] === 'pull' ? Plugin::the()->jobs()->run() : Plugin::the()->jobs()->runDue();
    }

    public static function currency(array $command): bool
    {
        Site::reckonIn($command['currency']);

        return true;
    }

    public static function order(array $command): array
    {
        $id = (int) $command['order'];
        $order = fn_get_order_info($id);

        return [
            'number' => (string) $id, 'status' => $order['status'], 'total' => (int) round($order['total'] * 100),
            'deliveryFee' => (int) round($order['shipping_cost'] * 100),
            'history' => explode("\n", $order['details']),
            'buyerPage' => html_entity_decode(strip_tags(fn_courier_checkout_buyer($id)), ENT_QUOTES),
        ];
    }

    /** What the back office changes in an order. */
    public static function edit(array $command): bool
    {
        $id = (int) $command['order'];
        if (isset($command['status'])) {
            fn_change_order_status($id, $command['status']);
        }
        if (isset($command['quantity'])) {
            $order = fn_get_order_info($id);
            foreach ($order['products'] as $key => $product) {
                $order['total'] += $product['price'] * ($command['quantity'] - $product['amount']);
                $order['products'][$key]['amount'] = $command['quantity'];
            }
            db_query('UPDATE ?:orders SET content = ?s WHERE order_id = ?i', json_encode($order), $id);
        }
        if (isset($command['delete'])) {
            db_query('DELETE FROM ?:orders WHERE order_id = ?i', $id);
        }

        return true;
    }

    /** A manager's own order, as the back office makes it. */
    public static function create(array $command): string
    {
        $visit = new Visit();
        $visit->add($command['product'], 1);
        $cart = &Tygh::$app['session']['cart'];
        $cart['user_data'] = $command['address'] + $cart['user_data'];
        $cart['payment_id'] = $command['payment'];
        $cart['chosen_shipping'] = [$command['shipping']];
        fn_calculate_cart_content($cart, [], 'A');
        if ($cart['chosen_shipping'][0] !== $command['shipping']) {
            // guess: the manager may set a method and a cost by hand
            $cart['product_groups'][0]['chosen_shippings'] = [['shipping_id' => $command['shipping'], 'shipping' => '', 'rate' => 0]];
        }
        $id = fn_place_order($cart, []);
        fn_change_order_status($id, 'O');

        return (string) $id;
    }

    public static function mails(): array
    {
        return array_map(
            static fn (array $mail): string => "To: {$mail['to']}\nSubject: {$mail['subject']}\n\n{$mail['body']}",
            Tygh::$app['mailer']->sent
        );
    }

    public static function logs(): array
    {
        return Platform::$log;
    }
}
