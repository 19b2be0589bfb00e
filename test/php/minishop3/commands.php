<?php

// What the driver of the conformance list asks of the fake shop.

declare(strict_types=1);

use CourierModx\Connector;
use CourierModx\Core\Form\BuyerHtml;
use CourierModx\Deliveries;
use CourierModx\Host;
use CourierModx\Plugin;
use CourierModx\SettingsPage;
use MiniShop3\Model\msOrder;
use MiniShop3\Router\Router;
use MODX\Revolution\modX;

final class Commands
{
    /** As MiniShop3 numbers its own, and three of the merchant's. */
    private const STATUSES = [
        1 => 'Черновик', 'Новый', 'Оплачен', 'Отправлен', 'Отменён', 'Выполнен', 'Ошибка', 'Отложен', 'В работе',
    ];
    private const FINAL = [5, 6];

    private Site $site;
    private modX $modx;

    public function __construct(Site $site)
    {
        $this->site = $site;
        $this->modx = $site->modx;
    }

    /** @return array<string, int> product ids by name */
    public function setUp(array $command): array
    {
        foreach ([1 => 'Оплата при получении', 'Банковский перевод'] as $id => $name) {
            $this->modx->add('ms3_payments', ['id' => $id, 'name' => $name]);
            $this->modx->add('ms3_delivery_payments', ['delivery_id' => 1, 'payment_id' => $id]);
        }
        foreach (self::STATUSES as $id => $name) {
            $final = (int) in_array($id, self::FINAL, true);
            $this->modx->add('ms3_order_statuses', ['id' => $id, 'name' => $name, 'position' => $id, 'final' => $final]);
        }
        $this->modx->add('ms3_deliveries', ['id' => 1, 'name' => 'Самовывоз', 'active' => 1, 'class' => '']);
        $this->site->shop->next = $command['firstId'];
        $plugin = $this->plugin();
        $plugin->createTables();
        (new Deliveries($plugin))->ensure();
        foreach ($command['kept'] ?? [] as $row) {
            $this->modx->add('courier_checkout_memory', $row);
        }
        $ids = [];
        foreach ($command['products'] as $name => $product) {
            $id = $ids[$name] = count($ids) + 1;
            $this->site->products[$id] = $product + ['id' => $id, 'weight' => 0];
            $this->modx->add('ms3_products', ['id' => $id, 'article' => "SKU-{$name}"]);
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
        [, $body, $status] = (new Connector($this->plugin()))->forManagers(
            $command['do'],
            $command['query'] ?? [],
            (string) json_encode($command['body'] ?? [])
        );

        return [$status, json_decode($body, true) ?? ['isPdf' => strncmp($body, '%PDF-', 5) === 0]];
    }

    public function webhook(array $command): array
    {
        $this->modx->context->key = 'web';
        [$status, $body] = (new Connector($this->plugin()))->forEverybody('webhook', [], $command['body'], $command['signature']);

        return [$status, json_decode($body, true)];
    }

    public function runJobs(array $command): array
    {
        return $command['job'] === 'pull' ? $this->plugin()->jobs()->run() : $this->plugin()->jobs()->runDue();
    }

    public function change(array $command): array
    {
        $draft = $this->site->draft();
        if (isset($command['product'])) {
            $this->put($draft, $command['product'], (int) $command['quantity']);
        }
        if (isset($command['factor'])) {
            $this->site->setFactor((float) $command['factor']);
        }

        return [];
    }

    /** Order fields as the form sends them, one by one. @return string what stopped one of them */
    public function fields(array $command): string
    {
        $problem = '';
        foreach ($command['fields'] as $key => $value) {
            $problem .= $this->site->shop->add($this->site->draft(), $key, (string) $value);
        }

        return $problem;
    }

    /** What the order page's script asks for at MiniShop3's address, and MiniShop3's own `order/cost`. */
    public function look(): array
    {
        $draft = $this->site->draft();
        [$router, $modx] = [new Router(), $this->modx];
        require dirname(__DIR__, 3) . '/plugins/modx/minishop3/routes/web.php';
        $answer = $router->routes[Host::STATE_ROUTE]([], $modx);

        return [
            'state' => $answer->data,
            'deliveries' => $this->plugin()->db->rows('SELECT id, name FROM {p}ms3_deliveries WHERE active = 1 ORDER BY id'),
            'delivery' => (string) $draft->get('delivery_id'),
            'total' => (int) round($this->site->shop->getTotalCost($draft)['cost'] * 100),
        ];
    }

    public function submit(): array
    {
        $result = $this->site->shop->submit($this->site->draft());

        return is_string($result) ? ['refused' => $result] : ['order' => (string) $result];
    }

    public function order(array $command): ?array
    {
        $row = $this->modx->getObject(msOrder::class, (int) $command['order']);
        if ($row === null) {
            return null;
        }
        $this->modx->context->key = 'web';
        $plugin = $this->plugin();
        $page = (new BuyerHtml($plugin->delivery(), $plugin->words()))->section($command['order'], 'delivery');

        return [
            'number' => strtr((string) $row->get('num'), '/', '-'),
            'status' => (int) $row->get('status_id'),
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
            $this->site->shop->change($id, $command['status']);
        }
        if (isset($command['quantity'])) {
            $count = (int) $command['quantity'];
            $db->run("UPDATE {p}ms3_order_products SET cost = price * {$count}, count = {$count} WHERE order_id = {$id}");
            $db->run("UPDATE {p}ms3_orders SET cart_cost = (SELECT SUM(cost) FROM {p}ms3_order_products WHERE order_id = {$id}),"
                . " cost = delivery_cost + (SELECT SUM(cost) FROM {p}ms3_order_products WHERE order_id = {$id}) WHERE id = {$id}");
        }
        if (isset($command['isGone'])) {
            $db->run("DELETE FROM {p}ms3_orders WHERE id = {$id}");
        }

        return true;
    }

    /** A manager's own order. */
    public function create(array $command): string
    {
        $shop = $this->site->shop;
        $draft = $shop->getOrCreateDraft(uniqid('manager'), 'web');
        foreach (['first_name' => 'Пётр', 'phone' => '+79170000002'] + $command['fields'] as $key => $value) {
            $shop->add($draft, $key, (string) $value);
        }
        $draft->fromArray(['delivery_id' => $command['delivery'], 'payment_id' => $command['payment']]);
        $draft->save();
        $this->put($draft, $command['product'], 1);

        return (string) $shop->finalize($draft, 300.0);
    }

    public function mails(): array
    {
        return array_map(static fn (array $mail): string => implode("\n", $mail), $this->modx->mails);
    }

    public function logs(): array
    {
        return $this->modx->logs;
    }

    /** A product in the cart; a second time: more of it. A discount is in the price of what is stored, as in the cost. */
    private function put(msOrder $draft, int $productId, int $quantity): void
    {
        $goods = $this->site->products[$productId];
        $db = $this->plugin()->db;
        $where = 'order_id = ? AND product_id = ?';
        $row = $db->row("SELECT count FROM {p}ms3_order_products WHERE {$where}", [$draft->get('id'), $productId]);
        $count = (int) ($row['count'] ?? 0) + $quantity;
        $db->run("DELETE FROM {p}ms3_order_products WHERE {$where}", [$draft->get('id'), $productId]);
        $this->modx->add('ms3_order_products', [
            'order_id' => $draft->get('id'), 'product_id' => $productId, 'product_key' => "ms{$productId}", 'name' => $goods['name'],
            'count' => $count, 'weight' => $goods['weight'], 'price' => $goods['price'], 'cost' => $goods['price'] * $count,
        ]);
    }

    private function plugin(): Plugin
    {
        return Plugin::of($this->modx);
    }
}
