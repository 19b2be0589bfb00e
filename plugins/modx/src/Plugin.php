<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\CurlTransport;
use CourierModx\Core\Delivery;
use CourierModx\Core\Jobs;
use CourierModx\Core\Storage\Lock;
use CourierModx\Core\Storage\Memory;
use CourierModx\Core\Storage\OrderTable;
use CourierModx\Core\Texts;
use CourierModx\Core\Transport;

/** Builds everything once for a request of MODX and gives it out. */
final class Plugin
{
    public const VERSION = '0.1.0';

    /** @var object modX */
    public object $modx;
    public Brand $brand;
    public Database $db;
    public OrderTable $orders;
    public CartSession $session;
    /** What calls the gateway; a test puts its own here. */
    public Transport $transport;
    /** @var callable(): int Unix seconds */
    public $clock = 'time';

    private ?MiniShop $shop = null;
    private ?Delivery $delivery = null;
    private ?Offering $offering = null;
    private static ?self $only = null;

    private function __construct(object $modx)
    {
        $this->modx = $modx;
        $this->brand = new Brand(dirname(__DIR__) . '/brand.json');
        $this->db = new Database($modx);
        $this->orders = new OrderTable($this->db, Brand::PREFIX);
        $this->session = new CartSession(Host::visitorsCart(), $this->memory());
        $version = $modx->getVersionData()['full_version'] ?? '2';
        $this->transport = new CurlTransport(Brand::SLUG . '/' . self::VERSION . " MODX/{$version}");
    }

    public static function of(object $modx): self
    {
        return self::$only = self::$only ?? new self($modx);
    }

    /** The next request begins. */
    public static function forget(): void
    {
        self::$only = null;
    }

    public function shop(): MiniShop
    {
        return $this->shop = $this->shop ?? new MiniShop($this);
    }

    public function delivery(): Delivery
    {
        return $this->delivery = $this->delivery ?? new Delivery($this->shop(), $this->transport, $this->clock);
    }

    public function offering(): Offering
    {
        return $this->offering = $this->offering ?? new Offering($this);
    }

    public function memory(): Memory
    {
        return new Memory($this->db, Brand::PREFIX, 0);
    }

    public function createTables(): void
    {
        Memory::createTable($this->db, Brand::PREFIX);
        $this->orders->create();
    }

    public function jobs(): Jobs
    {
        $lock = new Lock($this->db, Brand::PREFIX, $this->option('dbname') . $this->option('table_prefix'));

        return new Jobs(new Backlog($this), $lock);
    }

    public function words(): Texts
    {
        return Texts::load($this->locale(), dirname(__DIR__) . '/texts');
    }

    public function now(): int
    {
        return (int) ($this->clock)();
    }

    /** `ru`: the language of the manager's page or the site's context. */
    public function locale(): string
    {
        $key = $this->isManager() ? 'manager_language' : 'cultureKey';

        return (string) $this->modx->getOption($key, null, 'ru');
    }

    public function isManager(): bool
    {
        return isset($this->modx->context) && $this->modx->context->get('key') === 'mgr';
    }

    public function option(string $key): string
    {
        return (string) $this->modx->getOption($key, null, '');
    }

    /** Address of the site, without a slash behind it. */
    public function siteUrl(): string
    {
        return rtrim($this->option('site_url'), '/');
    }

    /** @param array<string, string> $query an address of the site that our connector answers */
    public function publicUrl(string $do, array $query = []): string
    {
        return $this->siteUrl() . '/assets/components/' . Brand::MODULE . '/connector.php?'
            . http_build_query(['do' => $do] + $query);
    }

    public function fileUrl(string $file): string
    {
        return $this->siteUrl() . '/assets/components/' . Brand::MODULE . "/{$file}?v=" . self::VERSION;
    }
}
