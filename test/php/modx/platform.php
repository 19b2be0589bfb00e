<?php

// The part of MODX 2 and miniShop2 4.x that the component stands on, as its documented contract has it: cost is
// everything so far, an order field passes an event, submitting asks twice and then tells what it has made.

declare(strict_types=1);

const MODX_CORE_PATH = '/site/core/';

interface msOrderInterface
{
}

final class FakeRow
{
    /** @var array<string, mixed> */
    public array $fields = [];
    private FakeModx $modx;
    private string $table;

    /** @param array<string, mixed> $fields */
    public function __construct(FakeModx $modx, string $table, array $fields = [])
    {
        $this->modx = $modx;
        $this->table = $table;
        $this->fields = $fields;
    }

    /** @return mixed */
    public function get(string $name)
    {
        return $this->fields[$name] ?? null;
    }

    /** @param array<string, mixed> $fields */
    public function fromArray(array $fields): void
    {
        $this->fields = $fields + $this->fields;
    }

    public function save(): bool
    {
        $this->fields['id'] = $this->modx->add($this->table, $this->fields);

        return true;
    }
}

final class FakeModx
{
    public FakeMiniShop $shop;
    public object $context;
    public object $resource;
    public object $event;
    public ?object $user = null;
    public string $contextKey = 'web';
    /** @var array<string, string> */
    public array $options = ['site_url' => 'https://shop.example/', 'table_prefix' => 'modx_', 'cultureKey' => 'en'];
    /** @var string[] */
    public array $logs = [];
    /** @var array<int, array<string, mixed>> */
    public array $mails = [];
    private PDO $pdo;

    /** @param string $file where the tables are; a file outlives a request */
    public function __construct(string $file = ':memory:')
    {
        $isNew = !is_file($file) || filesize($file) === 0;
        $this->pdo = openMysqlOnSqlite($file);
        foreach ($isNew ? explode(';', (string) file_get_contents(__DIR__ . '/tables.sql')) : [] as $sql) {
            $this->pdo->exec($sql);
        }
        $this->resource = (object) ['_output' => ''];
        $modx = $this;
        $this->context = new class ($modx) {
            private FakeModx $modx;

            public function __construct(FakeModx $modx)
            {
                $this->modx = $modx;
            }

            public function get(string $name): string
            {
                return $this->modx->contextKey;
            }
        };
        $this->shop = new FakeMiniShop($this);
    }

    public function prepare(string $sql): PDOStatement
    {
        $sqlite = str_replace('INSERT IGNORE', 'INSERT OR IGNORE', $sql);

        return $this->pdo->prepare((string) preg_replace('/(,\s*KEY `\w+` \([^)]*\))?\s*\) ENGINE=.*$/s', ')', $sqlite));
    }

    /** @param array<string, mixed> $row */
    public function add(string $table, array $row): int
    {
        $columns = implode(', ', array_map(static fn (string $name): string => "`{$name}`", array_keys($row)));
        $marks = implode(', ', array_fill(0, count($row), '?'));
        $this->pdo->prepare("INSERT INTO `modx_{$table}` ({$columns}) VALUES ({$marks})")->execute(array_values($row));

        return (int) $this->pdo->lastInsertId();
    }

    /** @param mixed $more */
    public function getOption(string $key, $more = null, string $default = ''): string
    {
        return $this->options[$key] ?? $default;
    }

    /** @return array<string, string> */
    public function getVersionData(): array
    {
        return ['full_version' => '2.8.7-pl'];
    }

    public function getService(string $name, string $class = ''): object
    {
        return $name === 'mail' ? new FakeMail($this) : $this->shop;
    }

    public function newObject(string $class): FakeRow
    {
        return new FakeRow($this, $class === 'msOrderStatus' ? 'ms2_order_statuses' : 'ms2_deliveries');
    }

    public function getObject(string $class, int $id): ?FakeRow
    {
        $statement = $this->prepare('SELECT * FROM modx_ms2_orders WHERE id = ?');
        $statement->execute([$id]);
        $row = $statement->fetch(PDO::FETCH_ASSOC);

        return is_array($row) ? new FakeRow($this, 'ms2_orders', $row) : null;
    }

    public function log(int $level, string $text): void
    {
        $this->logs[] = $text;
    }
}

final class FakeMail
{
    private FakeModx $modx;
    /** @var array<string, string> */
    private array $mail = [];

    public function __construct(FakeModx $modx)
    {
        $this->modx = $modx;
    }

    public function set(string $name, string $value): void
    {
        $this->mail[$name] = $value;
    }

    public function address(string $kind, string $address): void
    {
        $this->mail[$kind] = $address;
    }

    public function setHTML(bool $isHtml): void
    {
    }

    public function send(): bool
    {
        $this->modx->mails[] = $this->mail;

        return true;
    }

    public function reset(): void
    {
        $this->mail = [];
    }
}

final class FakeMiniShop
{
    public FakeModx $modx;
    public FakeCart $cart;
    public FakeOrder $order;
    /** @var int[] */
    public array $final = [];
    /** The next order's; miniShop2 counts within a month. */
    public int $next = 1;
    public string $month = '2611';

    public function __construct(FakeModx $modx)
    {
        $this->modx = $modx;
        $this->cart = new FakeCart();
        $this->order = new FakeOrder($this);
    }

    public function nextNumber(): string
    {
        return "{$this->month}/" . $this->next++;
    }

    /** @return true|string */
    public function changeOrderStatus(int $orderId, int $status)
    {
        $order = $this->modx->getObject('msOrder', $orderId);
        if (in_array((int) $order->get('status'), $this->final, true)) {
            return 'The order is in a final status';
        }
        $this->modx->prepare('UPDATE modx_ms2_orders SET status = ? WHERE id = ?')->execute([$status, $orderId]);
        $this->modx->add('ms2_order_logs', [
            'order_id' => $orderId, 'action' => 'status', 'entry' => (string) $status,
            'timestamp' => date('Y-m-d H:i:s', CourierModx\Plugin::of($this->modx)->now()),
        ]);
        $this->order->hear('msOnChangeOrderStatus', ['order' => $order, 'status' => $status]);

        return true;
    }
}

final class FakeCart
{
    /** What a component of discounts makes of every price. */
    public float $factor = 1.0;
    /** @var array<string, array<string, mixed>> */
    public array $rows = ['a' => ['id' => 2, 'price' => 890, 'count' => 1, 'weight' => 0.3]];

    public function get(): array
    {
        return $this->rows;
    }

    public function status(): array
    {
        return ['total_cost' => array_sum(array_map(
            fn (array $row): float => round($row['price'] * $this->factor, 2) * $row['count'],
            $this->rows
        ))];
    }
}

final class FakeOrder implements msOrderInterface
{
    /** @var array<string, mixed> */
    public array $fields = ['city' => 'Казань', 'payment' => '1', 'receiver' => 'Anna', 'phone' => '+7 900 123-45-67'];
    /** `ms2_tmp_storage` is `db`: fields that its tables do not have are lost. */
    public bool $isInTables = false;
    private FakeMiniShop $shop;

    public function __construct(FakeMiniShop $shop)
    {
        $this->shop = $shop;
    }

    public function get(): array
    {
        return $this->fields;
    }

    /** @param array<string, mixed> $params */
    public function hear(string $event, array $params): string
    {
        return (new CourierModx\Events(CourierModx\Plugin::of($this->shop->modx)))->handle($event, $params);
    }

    /** @return string what stopped it, or '' */
    public function add(string $key, string $value): string
    {
        $problem = $this->hear('msOnBeforeAddToOrder', ['key' => $key, 'value' => $value, 'order' => $this]);
        if ($problem === '' && (!$this->isInTables || strncmp($key, 'courier', 7) !== 0)) {
            $this->fields[$key] = $value;
        }

        return $problem;
    }

    public function cost(bool $withCart): float
    {
        $key = (new CourierModx\Deliveries(CourierModx\Plugin::of($this->shop->modx)))->keyOf((int) $this->fields['delivery']);
        $before = $withCart ? (float) $this->shop->cart->status()['total_cost'] : 0.0;

        return $before + CourierModx\Plugin::of($this->shop->modx)->offering()->cost($key);
    }

    /** @return int|string the order's id, or what stopped it */
    public function submit()
    {
        $modx = $this->shop->modx;
        $problem = $this->hear('msOnSubmitOrder', ['data' => [], 'order' => $this]);
        if ($problem !== '') {
            return $problem;
        }
        $statement = $modx->prepare('SELECT requires FROM modx_ms2_deliveries WHERE id = ?');
        $statement->execute([(int) $this->fields['delivery']]);
        foreach (array_filter(explode(',', (string) $statement->fetchColumn())) as $field) {
            if (($this->fields[$field] ?? '') === '') {
                return "required: {$field}";
            }
        }
        $delivery = $this->cost(false);
        $cost = $this->cost(true);
        $row = new FakeRow($modx, 'ms2_orders', [
            'num' => $this->shop->nextNumber(), 'cost' => $cost, 'cart_cost' => $cost - $delivery, 'delivery_cost' => $delivery,
            'status' => 0, 'delivery' => (int) $this->fields['delivery'], 'payment' => (int) $this->fields['payment'],
        ]);
        $row->save();
        $this->write($row);
        $this->hear('msOnCreateOrder', ['msOrder' => $row, 'order' => $this]);
        $this->shop->changeOrderStatus((int) $row->get('id'), 1);

        return $row->get('id');
    }

    /** Its address and its goods. */
    public function write(FakeRow $row): void
    {
        $modx = $this->shop->modx;
        $modx->add('ms2_order_addresses', ['order_id' => $row->get('id')] + array_intersect_key(
            $this->fields,
            array_flip(['receiver', 'phone', 'email', 'city', 'region', 'index', 'street', 'building', 'comment'])
        ));
        foreach ($this->shop->cart->rows as $goods) {
            $price = round($goods['price'] * $this->shop->cart->factor, 2);
            $modx->add('ms2_order_products', [
                'order_id' => $row->get('id'), 'product_id' => $goods['id'], 'name' => $goods['name'] ?? 'Lamp',
                'count' => $goods['count'], 'weight' => $goods['weight'], 'price' => $price, 'cost' => $price * $goods['count'],
            ]);
        }
    }
}
