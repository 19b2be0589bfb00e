<?php

// A MODX with MiniShop3 whose state outlives a request, all of it in one file. Cart and order form are in its tables.

declare(strict_types=1);

use MiniShop3\FakeShop;
use MiniShop3\Model\msOrder;
use MODX\Revolution\modX;

final class Site
{
    private const RECIPIENT = ['first_name' => 'Анна', 'last_name' => 'Иванова', 'phone' => '+79170000001', 'email' => 'anna@example.org'];

    public modX $modx;
    public FakeShop $shop;
    /** @var array<int, array<string, mixed>> goods by id */
    public array $products;
    private string $file;
    private string $tables;
    /** @var array<string, float> what a component of discounts leaves of a buyer's cart */
    private array $factors;
    private string $buyer;

    /** @param string|null $buyer null: the manager's pages */
    public function __construct(string $file, string $url, ?string $buyer)
    {
        $kept = is_file($file) ? unserialize((string) file_get_contents($file)) : [];
        $this->file = $file;
        $this->tables = (string) tempnam(sys_get_temp_dir(), 'shop');
        file_put_contents($this->tables, $kept['tables'] ?? '');
        $this->modx = openModx($this->tables);
        $this->modx->options = [
            'site_url' => "{$url}/", 'table_prefix' => 'modx_', 'cultureKey' => 'ru', 'manager_language' => 'ru',
            'emailsender' => 'shop@example.org', 'assets_url' => '/assets/', 'ms3_status_draft' => '1',
        ];
        $this->modx->logs = $kept['logs'] ?? [];
        $this->modx->mails = $kept['mails'] ?? [];
        $this->modx->context->key = $buyer === null ? 'mgr' : 'web';
        $this->shop = new FakeShop($this->modx);
        $this->shop->next = $kept['next'] ?? 1;
        $this->products = $kept['products'] ?? [];
        $this->factors = $kept['factors'] ?? [];
        $this->buyer = (string) $buyer;
        $this->shop->factor = $this->factors[$this->buyer] ?? 1.0;
        $_SESSION = ['ms3' => ['customer_token' => $this->buyer]];
    }

    /** The buyer's draft, as the first product makes it. */
    public function draft(): msOrder
    {
        $draft = $this->shop->getDraft($this->buyer, 'web');
        if ($draft === null) {
            $draft = $this->shop->getOrCreateDraft($this->buyer, 'web');
            foreach (self::RECIPIENT + ['delivery_id' => '2', 'payment_id' => '2'] as $key => $value) {
                $this->shop->add($draft, $key, $value);
            }
        }

        return $draft;
    }

    public function setFactor(float $factor): void
    {
        $this->shop->factor = $this->factors[$this->buyer] = $factor;
    }

    public function close(): void
    {
        file_put_contents($this->file, serialize([
            'tables' => (string) file_get_contents($this->tables), 'logs' => $this->modx->logs, 'mails' => $this->modx->mails,
            'next' => $this->shop->next, 'products' => $this->products, 'factors' => $this->factors,
        ]));
        unlink($this->tables);
    }
}
