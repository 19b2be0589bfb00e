<?php

declare(strict_types=1);

namespace CourierPresta;

use Configuration;
use Context;
use Cookie;
use CourierPresta\Core\CurlTransport;
use CourierPresta\Core\Delivery;
use CourierPresta\Core\Jobs;
use CourierPresta\Core\Storage\Lock;
use CourierPresta\Core\Storage\Memory;
use CourierPresta\Core\Storage\OrderTable;
use CourierPresta\Core\Texts;
use CourierPresta\Core\Transport;
use Db;
use Link;

/** Builds everything once for a request of PrestaShop and gives it out. */
final class Plugin
{
    public const VERSION = '0.1.0';

    public Brand $brand;
    public Database $db;
    public Stores $stores;
    public Carriers $carriers;
    public CartTable $carts;
    public OrderTable $orders;
    /** What calls the gateway; a test puts its own here. */
    public Transport $transport;
    /** @var callable(): int Unix seconds */
    public $clock = 'time';
    /** @var callable(callable(): void): mixed does what it is given when the request is over */
    public $atEnd = 'register_shutdown_function';
    /** Whether the job will be woken when this request is over. */
    public bool $isWaking = false;

    /** @var array<int, PrestaShop> */
    private array $shops = [];
    /** @var array<int, Delivery> */
    private array $deliveries = [];
    private ?Offering $offering = null;
    private static ?self $only = null;

    private function __construct()
    {
        $this->brand = new Brand(dirname(__DIR__) . '/brand.json');
        $this->db = new Database(Db::getInstance(), _DB_PREFIX_);
        $this->stores = new Stores($this);
        $this->carriers = new Carriers($this);
        $this->carts = new CartTable($this->db);
        $this->orders = new OrderTable($this->db, Brand::PREFIX);
        $this->transport = new CurlTransport(Brand::SLUG . '/' . self::VERSION . ' PrestaShop/' . _PS_VERSION_);
    }

    public static function the(): self
    {
        return self::$only = self::$only ?? new self();
    }

    /** The next request begins. */
    public static function forget(): void
    {
        self::$only = null;
    }

    /** The shop whose connection serves a shop of a multistore. */
    public function shop(int $storeId): PrestaShop
    {
        $owner = $this->stores->serving($storeId);

        return $this->shops[$owner] = $this->shops[$owner] ?? new PrestaShop($this, $owner);
    }

    public function delivery(int $storeId): Delivery
    {
        $owner = $this->stores->serving($storeId);

        return $this->deliveries[$owner] = $this->deliveries[$owner]
            ?? new Delivery($this->shop($owner), $this->transport, $this->clock);
    }

    /** The shop that this request is for; 'all shops' of the back office is the first one. */
    public function storeId(): int
    {
        return (int) (Context::getContext()->shop->id ?: Configuration::get('PS_SHOP_DEFAULT'));
    }

    public function now(): int
    {
        return (int) ($this->clock)();
    }

    public function jobs(): Jobs
    {
        return new Jobs(new Backlog($this), new Lock($this->db, Brand::PREFIX, _DB_NAME_ . _DB_PREFIX_));
    }

    public function cronToken(): string
    {
        return $this->delivery($this->stores->first())->cronToken();
    }

    public function memory(int $storeId): Memory
    {
        return new Memory($this->db, Brand::PREFIX, $storeId);
    }

    public function offering(): Offering
    {
        return $this->offering = $this->offering ?? new Offering($this);
    }

    public function words(): Texts
    {
        return Texts::load($this->locale(), dirname(__DIR__) . '/texts', new Translations());
    }

    /** `ru-RU`: the language of whoever looks at the page; in a job the shop's. */
    public function locale(): string
    {
        $language = Context::getContext()->language ?? null;
        $locale = $language === null ? '' : (string) ($language->locale ?? '');

        return $locale ?: (string) ($language->iso_code ?? 'en');
    }

    /** Whether the request comes from the back office, where no price may be asked for. */
    public function isBackOffice(): bool
    {
        return defined('_PS_ADMIN_DIR_') || isset(Context::getContext()->employee->id);
    }

    /** Whether somebody of the shop looks at its public side: PrestaShop's own test while the shop is closed. */
    public function isStaff(): bool
    {
        return (int) ((new Cookie('psAdmin'))->id_employee ?? 0) > 0;
    }

    public function config(string $key): string
    {
        return (string) Configuration::get($key);
    }

    /** @param array<string, string> $query */
    public function publicUrl(int $storeId, string $controller, array $query = []): string
    {
        $owner = $this->stores->serving($storeId);

        // A command and the web service of older PrestaShops have none.
        $link = Context::getContext()->link ?? new Link();

        return $link->getModuleLink(Brand::MODULE, $controller, $query, null, null, $owner);
    }

    /** Where the module's own files are, for the browser. */
    public function fileUrl(string $file): string
    {
        return __PS_BASE_URI__ . 'modules/' . Brand::MODULE . "/views/{$file}?v=" . self::VERSION;
    }
}
