<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\AdminAnswers;
use CourierCsCart\Core\CartChoice;
use CourierCsCart\Core\CurlTransport;
use CourierCsCart\Core\Delivery;
use CourierCsCart\Core\Jobs;
use CourierCsCart\Core\Storage\Lock;
use CourierCsCart\Core\Storage\Memory;
use CourierCsCart\Core\Storage\OrderTable;
use CourierCsCart\Core\Texts;
use CourierCsCart\Core\Transport;
use Tygh\Registry;

/** Builds everything once for a request of CS-Cart and gives it out. */
final class Plugin
{
    public const VERSION = '0.1.0';

    public Brand $brand;
    public Database $db;
    public Memory $memory;
    public OrderTable $orders;
    public Methods $methods;
    /** What calls the gateway; a test puts its own here. */
    public Transport $transport;
    /** @var callable(): int Unix seconds */
    public $clock = 'time';

    private ?CsCart $shop = null;
    private ?Delivery $delivery = null;
    private ?Offering $offering = null;
    private ?ShippingTax $tax = null;
    private static ?self $only = null;

    private function __construct()
    {
        $this->brand = new Brand(self::folder() . '/brand.json');
        $this->db = new Database();
        $this->memory = new Memory($this->db, Brand::PREFIX, 0);
        $this->orders = new OrderTable($this->db, Brand::PREFIX);
        $this->methods = new Methods($this);
        $this->transport = new CurlTransport(Brand::SLUG . '/' . self::VERSION . ' CS-Cart/' . PRODUCT_VERSION);
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

    public function shop(): CsCart
    {
        return $this->shop = $this->shop ?? new CsCart($this);
    }

    public function delivery(): Delivery
    {
        return $this->delivery = $this->delivery ?? new Delivery($this->shop(), $this->transport, $this->clock);
    }

    public function choice(): CartChoice
    {
        return $this->delivery()->choice(new CartSession());
    }

    public function offering(): Offering
    {
        return $this->offering = $this->offering ?? new Offering($this);
    }

    public function tax(): ShippingTax
    {
        return $this->tax = $this->tax ?? new ShippingTax($this);
    }

    public function jobs(): Jobs
    {
        $of = Registry::get('config.db_name') . Registry::get('config.table_prefix');

        return new Jobs(new Backlog($this), new Lock($this->db, Brand::PREFIX, $of));
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
        return defined('CART_LANGUAGE') ? (string) CART_LANGUAGE : 'en';
    }

    public function now(): int
    {
        return (int) ($this->clock)();
    }

    /** The shopper's own pages; everything else is the merchant's, an exchange's or a job's. */
    public function isStorefront(): bool
    {
        return AREA === 'C';
    }

    /** Where the add-on's own files are, for the browser. */
    public function fileUrl(string $file): string
    {
        return Registry::get('config.current_location') . '/js/addons/' . Brand::PREFIX . "/{$file}?v=" . self::VERSION;
    }

    /** The add-on's folder; in the sources the shim's. */
    private static function folder(): string
    {
        return dirname(__DIR__);
    }
}
