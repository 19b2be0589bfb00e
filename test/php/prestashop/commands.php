<?php

// What the driver of the conformance list asks of the fake shop.

declare(strict_types=1);

use CourierPresta\AdminRoutes;
use CourierPresta\CheckoutRoutes;
use CourierPresta\Labels;
use CourierPresta\Plugin;
use CourierPresta\SettingsPage;

final class Commands
{
    /** @return array<string, int> product ids by name */
    public static function setUp(array $command): array
    {
        Site::fill();
        Configuration::$values['next_order'] = (string) $command['firstId'];
        CourierCheckout::one()->install();
        Db::getInstance()->add('carrier', ['name' => 'Почта', 'active' => 1, 'id_reference' => 90, 'external_module_name' => '']);
        foreach ($command['kept'] ?? [] as $row) {
            Db::getInstance()->add('courier_checkout_memory', $row);
        }
        $ids = [];
        foreach ($command['products'] as $name => $product) {
            $ids[$name] = count($ids) + 1;
            $product += ['id' => $ids[$name], 'reference' => "SKU-{$name}"];
            Configuration::$values["product_{$ids[$name]}"] = (string) json_encode($product);
            Db::getInstance()->add('product', ['id_product' => $ids[$name], 'is_virtual' => empty($product['virtual']) ? 0 : 1]);
        }

        return $ids;
    }

    /** What a connection leaves behind. */
    public static function kept(): array
    {
        return Db::getInstance()->executeS("SELECT * FROM ps_courier_checkout_memory WHERE name LIKE 'kept:%'");
    }

    /** Posts the configuration; what the page says. */
    public static function save(array $command): string
    {
        $html = (new SettingsPage(Plugin::the()))->html($command['posted'], '');
        preg_match_all('/<(\w+)[^>]*(?:role="(?:status|alert)"|class="[^"]*problem[^"]*")[^>]*>(.*?)<\/\1>/s', $html, $said);

        return html_entity_decode(strip_tags(implode("\n", $said[2])), ENT_QUOTES);
    }

    public static function page(): string
    {
        return (new SettingsPage(Plugin::the()))->html(null, '');
    }

    /** Our own pages of the back office. @return array{0: int, 1: mixed} */
    public static function admin(array $command): array
    {
        return (new AdminRoutes(Plugin::the()))->answer($command['do'], $command['query'] ?? [], $command['body'] ?? []);
    }

    public static function block(array $command): ?array
    {
        return Plugin::the()->delivery(1)->orderPanel($command['order'], '');
    }

    public static function label(array $command): array
    {
        [$headers, $body] = (new Labels(Plugin::the()))->answer([$command['order']]);

        return ['status' => 200, 'isPdf' => strncmp($body, '%PDF-', 5) === 0];
    }

    public static function webhook(array $command): array
    {
        Context::getContext()->employee = null;
        $answer = Plugin::the()->jobs()->receive(1, $command['body'], $command['signature']);

        return [$answer->status, json_decode($answer->body, true)];
    }

    public static function runJobs(array $command): array
    {
        Context::getContext()->employee = null;

        return $command['job'] === 'pull' ? Plugin::the()->jobs()->run() : Plugin::the()->jobs()->runDue();
    }

    public static function change(array $command): array
    {
        $visit = new Visit($command['buyer']);
        if (isset($command['product'])) {
            $visit->add($command['product'], $command['quantity']);
        }
        if (isset($command['coupon'])) {
            Cart::$coupons[$visit->cart()->id][] = $command['coupon'];
        }

        return [];
    }

    /** The delivery step: for another address, another carrier, or as it is. */
    public static function look(array $command): array
    {
        $visit = new Visit($command['buyer']);
        if (isset($command['address'])) {
            $visit->live($command['address']);
        }
        if (isset($command['carrier'])) {
            $visit->choose($command['carrier']);
        }

        return $visit->page();
    }

    /** What the checkout's script posts. */
    public static function post(array $command): array
    {
        return (new CheckoutRoutes(Plugin::the()))->answer((new Visit($command['buyer']))->cart(), $command['fields']);
    }

    public static function payments(array $command): array
    {
        return (new Visit($command['buyer']))->payments();
    }

    public static function place(array $command): array
    {
        $visit = new Visit($command['buyer']);
        $result = $visit->place($command['payment']);
        if (isset($result['order']) && $command['note'] !== '') {
            $thread = Db::getInstance()->add('customer_thread', ['id_order' => $result['order']]);
            Db::getInstance()->add('customer_message', [
                'id_customer_thread' => $thread, 'id_employee' => 0, 'message' => $command['note'],
            ]);
        }

        return $result;
    }

    public static function order(array $command): ?array
    {
        $order = new Order((int) $command['order']);
        if (!$order->id) {
            return null;
        }
        Context::getContext()->employee = null;

        return [
            'number' => (string) $order->id,
            'status' => (int) $order->current_state,
            'total' => (int) round((float) $order->total_paid_tax_incl * 100),
            'deliveryFee' => (int) round((float) $order->total_shipping_tax_incl * 100),
            'history' => array_values(array_filter(explode("\n", (string) $order->note))),
            'buyerPage' => html_entity_decode(strip_tags(str_replace(
                '<',
                ' <',
                CourierCheckout::one()->hookDisplayOrderDetail(['order' => $order])
            )), ENT_QUOTES),
        ];
    }

    public static function edit(array $command): bool
    {
        $id = (int) $command['order'];
        $db = Db::getInstance();
        if (isset($command['status'])) {
            enter($id, (int) $command['status']);
        }
        if (isset($command['quantity'])) {
            $each = 'total_price_tax_incl / product_quantity';
            $db->execute("UPDATE ps_orders SET total_paid_tax_incl = total_paid_tax_incl"
                . " + (SELECT SUM({$each} * ({$command['quantity']} - product_quantity)) FROM ps_order_detail WHERE id_order = {$id})"
                . " WHERE id_order = {$id}");
            $db->execute("UPDATE ps_order_detail SET total_price_tax_excl = {$each} * {$command['quantity']},"
                . " total_price_tax_incl = {$each} * {$command['quantity']}, product_quantity = {$command['quantity']} WHERE id_order = {$id}");
        }
        if (isset($command['isGone'])) {
            $db->execute("DELETE FROM ps_orders WHERE id_order = {$id}");
        }

        return true;
    }

    /** A manager's own order, as the back office makes it. */
    public static function create(array $command): string
    {
        $visit = new Visit('manager ' . count(Site::$carts));
        $visit->add($command['product'], 1);
        $visit->live($command['address']);
        $cart = $visit->cart();

        return (string) FakeOrders::validate($cart, $command['carrier'], $command['payment'], 13);
    }

    public static function setCurrency(array $command): bool
    {
        $row = Db::getInstance()->executeS("SELECT id_currency FROM ps_currency WHERE iso_code = '{$command['currency']}'");
        Configuration::$values['PS_CURRENCY_DEFAULT'] = (string) $row[0]['id_currency'];

        return true;
    }

    public static function mails(): array
    {
        return array_map(
            static fn (array $mail): string => "To: {$mail[4]}\nSubject: {$mail[2]}\n\n" . implode("\n", $mail[3]),
            Mail::$sent
        );
    }

    public static function logs(): array
    {
        return PrestaShopLogger::$lines;
    }
}
