<?php

// A MODX with miniShop2 whose state outlives a request, all of it in one file.

declare(strict_types=1);

final class Site
{
    private const FRESH = ['city' => '', 'payment' => '2', 'receiver' => 'Анна Иванова', 'phone' => '+79170000001',
        'email' => 'anna@example.org', 'delivery' => '2'];

    public FakeModx $modx;
    /** @var array<int, array<string, mixed>> goods by id */
    public array $products;
    private string $file;
    private string $tables;
    /** @var array<string, array<string, mixed>> by buyer: session, cart, order's fields */
    private array $buyers;
    private ?string $buyer;

    /** @param string|null $buyer null: the manager's pages */
    public function __construct(string $file, string $url, ?string $buyer)
    {
        $kept = is_file($file) ? unserialize((string) file_get_contents($file)) : [];
        $this->file = $file;
        $this->tables = (string) tempnam(sys_get_temp_dir(), 'shop');
        file_put_contents($this->tables, $kept['tables'] ?? '');
        $this->modx = new FakeModx($this->tables);
        $this->modx->options = [
            'site_url' => "{$url}/", 'table_prefix' => 'modx_', 'cultureKey' => 'ru', 'manager_language' => 'ru',
            'emailsender' => 'shop@example.org', 'assets_url' => '/assets/',
        ];
        $this->modx->logs = $kept['logs'] ?? [];
        $this->modx->mails = $kept['mails'] ?? [];
        $this->modx->shop->next = $kept['next'] ?? 1;
        $this->modx->shop->final = [4, 5];
        $this->products = $kept['products'] ?? [];
        $this->buyers = $kept['buyers'] ?? [];
        $this->buyer = $buyer;
        $this->modx->contextKey = $buyer === null ? 'mgr' : 'web';
        $this->enter();
    }

    public function close(): void
    {
        $this->leave();
        file_put_contents($this->file, serialize([
            'tables' => (string) file_get_contents($this->tables), 'logs' => $this->modx->logs, 'mails' => $this->modx->mails,
            'next' => $this->modx->shop->next, 'products' => $this->products, 'buyers' => $this->buyers,
        ]));
        unlink($this->tables);
    }

    /** miniShop2 forgets cart and order fields once an order is made. */
    public function startAnew(): void
    {
        $this->modx->shop->cart->rows = [];
        $this->modx->shop->order->fields = self::FRESH;
    }

    private function enter(): void
    {
        $own = $this->buyers[(string) $this->buyer] ?? [];
        $_SESSION = $own['session'] ?? [CourierModx\Brand::PREFIX => ['cart' => (string) $this->buyer]];
        $this->modx->shop->cart->rows = $own['cart'] ?? [];
        $this->modx->shop->cart->factor = $own['factor'] ?? 1.0;
        $this->modx->shop->order->fields = $own['fields'] ?? self::FRESH;
    }

    private function leave(): void
    {
        if ($this->buyer !== null) {
            $this->buyers[$this->buyer] = [
                'session' => $_SESSION, 'cart' => $this->modx->shop->cart->rows,
                'factor' => $this->modx->shop->cart->factor, 'fields' => $this->modx->shop->order->fields,
            ];
        }
    }
}
