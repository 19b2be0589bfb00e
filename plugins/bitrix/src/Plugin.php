<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\AdminAnswers;
use CourierBitrix\Core\CartChoice;
use CourierBitrix\Core\CurlTransport;
use CourierBitrix\Core\Delivery;
use CourierBitrix\Core\Jobs;
use CourierBitrix\Core\Storage\Lock;
use CourierBitrix\Core\Storage\Memory;
use CourierBitrix\Core\Storage\OrderTable;
use CourierBitrix\Core\Texts;
use CourierBitrix\Core\Transport;

/** Builds everything once for a request of Bitrix and gives it out. */
final class Plugin
{
    public const VERSION = '0.1.0';

    public Brand $brand;
    public Database $db;
    public Memory $memory;
    public OrderTable $orders;
    public Services $services;
    /** What calls the gateway; a test puts its own here. */
    public Transport $transport;
    /** @var callable(): int Unix seconds */
    public $clock = 'time';

    private ?BitrixShop $shop = null;
    private ?Delivery $delivery = null;
    private static ?self $only = null;

    private function __construct()
    {
        $this->brand = new Brand(self::folder() . '/brand.json');
        $this->db = new Database();
        $this->memory = new Memory($this->db, Brand::PREFIX, 0);
        $this->orders = new OrderTable($this->db, Brand::PREFIX);
        $this->services = new Services();
        $version = defined('SM_VERSION') ? (string) SM_VERSION : '';
        $this->transport = new CurlTransport(Brand::SLUG . '/' . self::VERSION . " Bitrix/{$version}");
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

    public function shop(): BitrixShop
    {
        return $this->shop = $this->shop ?? new BitrixShop($this);
    }

    public function delivery(): Delivery
    {
        return $this->delivery = $this->delivery ?? new Delivery($this->shop(), $this->transport, $this->clock);
    }

    public function choice(): CartChoice
    {
        return $this->delivery()->choice(new SessionMemory());
    }

    public function jobs(): Jobs
    {
        return new Jobs(new Backlog($this), new Lock($this->db, Brand::PREFIX, $this->shop()->address()));
    }

    public function answers(): AdminAnswers
    {
        return new AdminAnswers($this->delivery(), $this->jobs(), $this->orders, $this->words());
    }

    public function words(): Texts
    {
        return Texts::load($this->locale(), self::folder() . '/texts');
    }

    /** `ru`: the language of whoever looks at the page. */
    public function locale(): string
    {
        return defined('LANGUAGE_ID') ? (string) LANGUAGE_ID : 'ru';
    }

    public function now(): int
    {
        return (int) ($this->clock)();
    }

    /** Where the module's own files are, for the browser. */
    public function fileUrl(string $file): string
    {
        return '/bitrix/js/' . Brand::MODULE . "/{$file}?v=" . self::VERSION;
    }

    /** One of the module's own addresses, whole. @param array<string, string|int> $query */
    public function toolUrl(string $tool, array $query = []): string
    {
        return $this->shop()->address() . '/bitrix/tools/' . Brand::MODULE . "/{$tool}.php"
            . ($query === [] ? '' : '?' . http_build_query($query));
    }

    /** The module's folder; in the sources the shim's. */
    private static function folder(): string
    {
        return dirname(__DIR__);
    }
}
