<?php

// What the driver of the conformance list asks of the fake shop.

declare(strict_types=1);

use CourierModx\Connector;
use CourierModx\Core\Form\BuyerHtml;
use CourierModx\Deliveries;
use CourierModx\Plugin;
use CourierModx\SettingsPage;

final class Commands
{
    private const STATUSES = [1 => 'Новый', 'Оплачен', 'Отправлен', 'Отменён', 'Выполнен', 'Ошибка', 'Отложен', 'В работе'];

    private Site $site;
    private FakeModx $modx;

    public function __construct(Site $site)
    {
        $this->site = $site;
        $this->modx = $site->modx;
    }

    /** @return array<string, int> product ids by name */
    public function setUp(array $command): array
    {
        foreach ([1 => 'Оплата при получении', 'Банковский перевод'] as $id => $name) {
            $this->modx->add('ms2_payments', ['id' => $id, 'name' => $name]);
        }
        foreach (self::STATUSES as $id => $name) {
            $this->modx->add('ms2_order_statuses', ['id' => $id, 'name' => $name, 'rank' => $id]);
        }
        $this->modx->add('ms2_deliveries', ['id' => 1, 'name' => 'Самовывоз', 'active' => 1, 'class' => '', 'requires' => '']);
        $this->modx->shop->next = $command['firstId'];
        $plugin = $this->plugin();
        $plugin->createTables();
        (new Deliveries($plugin))->ensure();
        foreach ($command['kept'] ?? [] as $row) {
            $this->modx->add('courier_checkout_memory', $row);
        }
        $ids = [];
        foreach ($command['products'] as $name => $product) {
            $id = $ids[$name] = count($ids) + 1;
            $this->site->products[$id] = $product + ['id' => $id, 'count' => 0, 'weight' => 0];
            $this->modx->add('ms2_products', ['id' => $id, 'article' => "SKU-{$name}"]);
        }

        return $ids;
    }

    /** What a connection leaves behind. */
    public function kept(): array
    {
        return $this->plugin()->db->rows("SELECT * FROM {p}courier_checkout_memory WHERE name LIKE 'kept:%'");
    }

    /** Posts the component's own page; what it says. */
    public function save(array $command): string
    {
        $html = (new SettingsPage($this->plugin()))->html($command['posted'], '');
        preg_match_all('/<(\w+)[^>]*(?:role="(?:status|alert)"|class="[^"]*problem[^"]*")[^>]*>(.*?)<\/\1>/s', $html, $said);

        return html_entity_decode(strip_tags(implode("\n", $said[2])), ENT_QUOTES);
    }

    public function page(): string
    {
        return (new SettingsPage($this->plugin()))->html(null, '');
    }

    /** Our own pages of the manager. @return array{0: int, 1: mixed} */
    public function admin(array $command): array
    {
        [$headers, $body, $status] = (new Connector($this->plugin()))->forManagers(
            $command['do'],
            $command['query'] ?? [],
            (string) json_encode($command['body'] ?? [])
        );

        return [$status, json_decode($body, true) ?? ['isPdf' => strncmp($body, '%PDF-', 5) === 0]];
    }

    public function webhook(array $command): array
    {
        $this->modx->contextKey = 'web';
        [$status, $body] = (new Connector($this->plugin()))->forEverybody('webhook', [], $command['body'], $command['signature']);

        return [$status, json_decode($body, true)];
    }

    public function runJobs(array $command): array
    {
        return $command['job'] === 'pull' ? $this->plugin()->jobs()->run() : $this->plugin()->jobs()->runDue();
    }

    public function change(array $command): array
    {
        $cart = $this->modx->shop->cart;
        if (isset($command['product'])) {
            $id = $command['product'];
            $cart->rows[$id] = $cart->rows[$id] ?? $this->site->products[$id];
            $cart->rows[$id]['count'] += $command['quantity'];
        }
        $cart->factor = $command['factor'] ?? $cart->factor;

        return [];
    }

    /** Order fields as the form sends them, one by one. @return string what stopped one of them */
    public function fields(array $command): string
    {
        $problem = '';
        foreach ($command['fields'] as $key => $value) {
            $problem .= $this->modx->shop->order->add($key, $value);
        }

        return $problem;
    }

    /** What the order page's script asks for, and miniShop2's own `getcost`. */
    public function look(): array
    {
        [, $body] = (new Connector($this->plugin()))->forEverybody('state', [], '', '');
        $order = $this->modx->shop->order;

        return [
            'state' => json_decode($body, true),
            'deliveries' => $this->plugin()->db->rows('SELECT id, name FROM {p}ms2_deliveries WHERE active = 1 ORDER BY id'),
            'delivery' => (string) $order->fields['delivery'],
            'total' => (int) round($order->cost(true) * 100),
        ];
    }

    public function submit(): array
    {
        $result = $this->modx->shop->order->submit();
        if (is_string($result)) {
            return ['refused' => $result];
        }
        $this->site->startAnew();

        return ['order' => (string) $result];
    }

    public function order(array $command): ?array
    {
        $row = $this->modx->getObject('msOrder', (int) $command['order']);
        if ($row === null) {
            return null;
        }
        $this->modx->contextKey = 'web';
        $plugin = $this->plugin();
        $page = (new BuyerHtml($plugin->delivery(), $plugin->words()))->section($command['order'], 'delivery');

        return [
            'number' => strtr((string) $row->get('num'), '/', '-'),
            'status' => (int) $row->get('status'),
            'total' => (int) round($row->get('cost') * 100),
            'deliveryFee' => (int) round($row->get('delivery_cost') * 100),
            'history' => array_values(array_filter(explode("\n", (string) $row->get('order_comment')))),
            'buyerPage' => html_entity_decode(strip_tags(str_replace('<', ' <', $page)), ENT_QUOTES),
        ];
    }

    public function edit(array $command): bool
    {
        $id = (int) $command['order'];
        $db = $this->plugin()->db;
        if (isset($command['status'])) {
            $this->modx->shop->changeOrderStatus($id, $command['status']);
        }
        if (isset($command['quantity'])) {
            $count = (int) $command['quantity'];
            $db->run("UPDATE {p}ms2_order_products SET cost = price * {$count}, count = {$count} WHERE order_id = {$id}");
            $db->run("UPDATE {p}ms2_orders SET cart_cost = (SELECT SUM(cost) FROM {p}ms2_order_products WHERE order_id = {$id}),"
                . " cost = delivery_cost + (SELECT SUM(cost) FROM {p}ms2_order_products WHERE order_id = {$id}) WHERE id = {$id}");
        }
        if (isset($command['isGone'])) {
            $db->run("DELETE FROM {p}ms2_orders WHERE id = {$id}");
        }

        return true;
    }

    /** A manager's own order: miniShop2 asks no delivery and tells no component. */
    public function create(array $command): string
    {
        $shop = $this->modx->shop;
        $goods = $this->site->products[$command['product']];
        $shop->cart->rows = [['count' => 1] + $goods];
        $shop->order->fields = $command['fields'] + $shop->order->fields;
        $row = new FakeRow($this->modx, 'ms2_orders', [
            'num' => $shop->nextNumber(), 'cost' => $goods['price'] + 300, 'cart_cost' => $goods['price'], 'delivery_cost' => 300,
            'status' => 1, 'delivery' => $command['delivery'], 'payment' => $command['payment'],
        ]);
        $row->save();
        $shop->order->write($row);

        return (string) $row->get('id');
    }

    public function mails(): array
    {
        return array_map(static fn (array $mail): string => implode("\n", $mail), $this->modx->mails);
    }

    public function logs(): array
    {
        return $this->modx->logs;
    }

    private function plugin(): Plugin
    {
        return Plugin::of($this->modx);
    }
}
