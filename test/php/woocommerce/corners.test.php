<?php

declare(strict_types=1);

use CourierWoo\OrderFields;
use CourierWoo\Plugin;

require_once __DIR__ . '/stage.php';

/** An order of the form checkout that goes to a point. */
function aPointOrder(Stage $stage): string
{
    $stage->fill([$stage->lamp => 1]);
    $stage->choose(0, POINTS);

    return $stage->place()['order'];
}

test('with tax on delivery the buyer still pays the gateway’s price', function (): void {
    $stage = new Stage(['woocommerce_calc_taxes' => 'yes']);
    $stage->fill([$stage->lamp => 1]);
    $rate = WC()->shipping()->get_packages()[0]['rates'][DOOR];

    same([316.67, [1 => 63.33]], [(float) $rate->get_cost(), $rate->get_taxes()]);
});

test('a method that is not taxable takes the price whole', function (): void {
    $stage = new Stage([
        'woocommerce_calc_taxes' => 'yes', 'woocommerce_courier_checkout_door_2_settings' => ['tax_status' => 'none'],
    ]);
    $stage->fill([$stage->lamp => 1]);

    same(380.0, $stage->costs()[DOOR]);
});

test('a taxed price is the token’s when the order is placed', function (): void {
    $stage = new Stage(['woocommerce_calc_taxes' => 'yes']);

    same('pickup_point', Plugin::get()->shop->order(aPointOrder($stage))->selection->method);
});

test('a price shown in another currency than the shop’s is not offered, and nobody is asked', function (): void {
    $stage = new Stage();
    add_filter('woocommerce_currency', static fn (): string => 'USD');
    $stage->fill([$stage->lamp => 1]);

    same([[], []], [$stage->costs(), $stage->gateway->calls()]);
});

test('a shopper who goes back to the shop’s own currency has the methods again', function (): void {
    $stage = new Stage();
    $isForeign = true;
    add_filter('woocommerce_currency', static function ($own) use (&$isForeign) {
        return $isForeign ? 'USD' : $own;
    });
    $stage->fill([$stage->lamp => 1]);
    $isForeign = false;
    WC()->session->set('shipping_for_package_0', null);
    WC()->cart->calculate();

    same([DOOR => 380.0, POINTS => 280.0], $stage->costs());
});

test('where orders are posts, the block stands on the post’s screen', function (): void {
    $stage = new Stage(['woocommerce_custom_orders_table_enabled' => 'no']);
    $post = new WP_Post();
    $post->ID = (int) aPointOrder($stage);

    do_action('add_meta_boxes', 'post', $post);
    same([], Site::$data['boxes'] ?? []);
    do_action('add_meta_boxes', 'shop_order', $post);

    same(['courier-checkout' => 'Courier Checkout'], Site::$data['boxes']);
});

test('where orders have tables of their own, the block gets the order itself', function (): void {
    $stage = new Stage();
    $order = wc_get_order(aPointOrder($stage));

    do_action('add_meta_boxes', 'woocommerce_page_wc-orders', $order);

    same(['courier-checkout'], array_keys(Site::$data['boxes']));
});

test('both lists of orders have the column, the filter and the bulk actions', function (): void {
    $stage = new Stage();
    $id = aPointOrder($stage);

    foreach (['woocommerce_page_wc-orders' => wc_get_order($id), 'edit-shop_order' => (int) $id] as $screen => $order) {
        $columns = apply_filters("manage_{$screen}_columns", []);
        $isPosts = $screen === 'edit-shop_order';
        ob_start();
        do_action($isPosts ? 'manage_shop_order_posts_custom_column' : "manage_{$screen}_custom_column", 'courier_checkout', $order);
        $cell = strip_tags((string) ob_get_clean());
        ob_start();
        do_action($isPosts ? 'restrict_manage_posts' : 'woocommerce_order_list_table_restrict_manage_orders', 'shop_order');
        $filter = (string) ob_get_clean();

        same(['courier_checkout' => 'Курьерская служба'], $columns);
        same('Ещё не отправлено в курьерскую службу.', $cell);
        same(true, strpos($filter, 'value="not_sent"') !== false);
        same(
            ['courier_checkout_send', 'courier_checkout_labels'],
            array_keys(apply_filters("bulk_actions-{$screen}", []))
        );
    }
});

test('the filter asks either kind of table for the orders that are not sent', function (): void {
    new Stage();
    $_GET['courier_checkout_state'] = 'failed';

    $own = apply_filters('woocommerce_order_list_table_prepare_items_query_args', []);
    $posts = apply_filters('request', ['post_type' => 'shop_order']);
    $pages = apply_filters('request', ['post_type' => 'page']);

    same('_courier_checkout_state', $own['meta_query'][0]['key']);
    same($own['meta_query'], $posts['meta_query']);
    same(['post_type' => 'page'], $pages);
});

test('bulk sending of posts queues one job an order and calls nobody', function (): void {
    $stage = new Stage();
    $id = aPointOrder($stage);
    $calls = count($stage->gateway->calls());

    $redirect = apply_filters('handle_bulk_actions-edit-shop_order', 'edit.php?post_type=shop_order', 'courier_checkout_send', [$id]);

    same(true, strpos($redirect, 'courier_checkout_send=1') !== false);
    same([['courier_checkout_send', [$id, false, 0]]], array_map(
        static fn (array $job): array => [$job['hook'], $job['arguments']],
        Site::$data['jobs']
    ));
    same($calls, count($stage->gateway->calls()));
});

test('an order’s own fields are written by WooCommerce’s interface alone', function (): void {
    $stage = new Stage();
    $id = aPointOrder($stage);

    same('4417', wc_get_order($id)->get_meta(OrderFields::key(OrderFields::SELECTION))['point']['code']);
    foreach (glob(dirname(__DIR__, 3) . '/plugins/woocommerce/src/*.php') ?: [] as $file) {
        same(0, preg_match('/\b(get|update|add|delete)_post_meta\b/', (string) file_get_contents($file)));
    }
});

test('every field of the settings page has a name that exists, and every help that is named is there', function (): void {
    new Stage();
    ob_start();
    do_action('woocommerce_settings_courier-checkout');
    $html = (string) ob_get_clean();
    preg_match_all('/ id="([^"]+)"/', $html, $ids);
    preg_match_all('/ (?:for|aria-labelledby|aria-describedby)="([^"]+)"/', $html, $named);

    same([], array_values(array_diff($named[1], $ids[1])));
    same(count($ids[1]), count(array_unique($ids[1])));
    same(true, count($named[1]) > 40);
});

test('the settings page never shows a secret again', function (): void {
    $stage = new Stage();
    Plugin::get()->shop->keepSettings(['password' => 'typed-once'] + get_option('courier_checkout_settings'));
    ob_start();
    do_action('woocommerce_settings_courier-checkout');
    $html = (string) ob_get_clean();

    same([false, false], [strpos($html, 'typed-once'), strpos($html, SK)]);
    same([], array_filter($stage->gateway->calls(), static fn (string $call): bool => strpos($call, 'POST') === 0));
});

test('a new method’s form has nothing chosen, and saving it untouched keeps nothing', function (): void {
    new Stage();
    $classes = apply_filters('woocommerce_shipping_methods', []);
    $method = new $classes['courier_checkout_door'](2);
    $html = '';
    foreach ($method->instance_form_fields as $key => $field) {
        $html .= $field['type'] === 'courier' ? $method->generate_courier_html($key, $field) : '';
    }

    same(false, strpos($html, ' checked'));
    same(0, preg_match('/value="\[/', $html));
    // What older versions had kept so is nothing too.
    update_option('woocommerce_courier_checkout_door_2_settings', ['serviceLevels' => '[""]', 'senderTown' => '[""]']);
    $method->init_instance_settings();
    same(false, strpos($method->generate_courier_html('serviceLevels', []), ' checked'));
    same(false, strpos($method->generate_courier_html('senderTown', []), '[&quot;'));
});

test('the page of a brand that knows its gateway is saved without that question', function (): void {
    $stage = new Stage();
    $stage->gateway->answer('PUT /v1/installation', [])
        ->answer('PUT /v1/rule-sets/door_2', ['version' => 3])->answer('PUT /v1/rule-sets/points_3', ['version' => 5]);
    $_POST = ['courier_checkout' => ['courierCode' => '8', 'login' => 'anna', 'numberPrefix' => 'A-']];
    (new CourierWoo\SettingsTab(Plugin::get()))->save();

    same('A-', get_option('courier_checkout_settings')['numberPrefix'] ?? '');
});

test('a cart with nothing to carry is paid however the shop likes, whatever was chosen for the cart before', function (): void {
    $stage = new Stage(['woocommerce_courier_checkout_points_3_settings' => ['payments' => '["none"]']]);
    $stage->fill([$stage->lamp => 1]);
    $stage->choose(0, POINTS);
    $stage->gateway->answer('GET /v1/pickup-points/4417', ['point' => ['accepts' => ['cash' => true]]]);
    Site::$isAdmin = false;
    $offered = static fn (): array => array_keys(apply_filters('woocommerce_available_payment_gateways', ['cod' => 1, 'bacs' => 2]));
    $before = $offered();
    $ebook = Site::nextId();
    Site::$data['products'][$ebook] = ['id' => $ebook, 'name' => 'Book', 'sku' => 'B', 'price' => '100', 'weight' => '', 'virtual' => true];
    WC()->session->set('cart', [$ebook => 1]);
    WC()->cart->calculate();

    same([['bacs'], ['cod', 'bacs']], [$before, $offered()]);
});

test('a method that takes prepayment alone is offered though another payment is picked, and hides that when it is chosen', function (): void {
    $stage = new Stage(['woocommerce_courier_checkout_door_2_settings' => ['payments' => '["none"]']]);
    // As the gateway does: a method that does not take the cart's payment is refused.
    $stage->gateway->answer('POST /v1/quotes', static fn (array $body): array => [
        200, $body['cart']['payment'] === 'none' ? bothQuotes(38000, 28000) : [
            'quotes' => array_values(array_filter(bothQuotes(38000, 28000)['quotes'], static fn (array $q): bool => $q['method'] !== 'door')),
            'refusals' => [['method' => 'door', 'reason' => 'payment']],
        ] + bothQuotes(38000, 28000),
    ]);
    $stage->fill([$stage->lamp => 1]);

    same([DOOR => 380.0, POINTS => 280.0], $stage->costs());
});
