<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\CurlTransport;
use CourierOpenCart\Core\Delivery;
use CourierOpenCart\Core\Jobs;
use CourierOpenCart\Core\Storage\Lock;
use CourierOpenCart\Core\Storage\Memory;
use CourierOpenCart\Core\Storage\OrderTable;
use CourierOpenCart\Core\Texts;
use CourierOpenCart\Core\Transport;

/** Builds everything once for a registry of OpenCart and gives it out. */
final class Plugin
{
    public const VERSION = '0.1.0';

    public object $registry;
    public Brand $brand;
    public Generation $generation;
    public Database $db;
    public Stores $stores;
    public OrderTable $orders;
    /** What calls the gateway; a test puts its own here. */
    public Transport $transport;
    /** @var callable(): int Unix seconds */
    public $clock = 'time';
    /** Where the body of a request is read. */
    public string $input = 'php://input';

    /** @var array<int, OpenCartShop> */
    private array $shops = [];
    /** @var array<int, Delivery> */
    private array $deliveries = [];
    private ?Texts $words = null;
    private ?CartSession $session = null;
    private ?Offering $offering = null;

    private function __construct(object $registry)
    {
        $this->registry = $registry;
        $this->brand = new Brand(dirname(__DIR__) . '/brand.json');
        $this->generation = new Generation(VERSION);
        $this->db = new Database($registry->get('db'), DB_PREFIX);
        $this->stores = new Stores($this);
        $this->orders = new OrderTable($this->db, Brand::PREFIX);
        $this->transport = new CurlTransport(Brand::SLUG . '/' . self::VERSION . ' OpenCart/' . VERSION);
    }

    /** One per registry: the administration of 4.x builds a whole shop beside its own. */
    public static function of(object $registry): self
    {
        $key = Brand::PREFIX . '_plugin';
        if (!$registry->has($key)) {
            $registry->set($key, new self($registry));
        }

        return $registry->get($key);
    }

    /** The shop that serves a store. */
    public function shop(int $storeId): OpenCartShop
    {
        $owner = $this->stores->serving($storeId);

        return $this->shops[$owner] = $this->shops[$owner] ?? new OpenCartShop($this, $owner);
    }

    public function delivery(int $storeId): Delivery
    {
        $owner = $this->stores->serving($storeId);

        return $this->deliveries[$owner] = $this->deliveries[$owner]
            ?? new Delivery($this->shop($owner), $this->transport, $this->clock);
    }

    public function jobs(): Jobs
    {
        return new Jobs(new Backlog($this), new Lock($this->db, Brand::PREFIX, DB_DATABASE . DB_PREFIX));
    }

    public function now(): int
    {
        return (int) ($this->clock)();
    }

    public function cronToken(): string
    {
        return $this->delivery(0)->cronToken();
    }

    /** The store that this request is for. */
    public function storeId(): int
    {
        return (int) $this->config('config_store_id');
    }

    public function memory(int $storeId): Memory
    {
        return new Memory($this->db, Brand::PREFIX, $storeId);
    }

    public function session(): CartSession
    {
        return $this->session = $this->session ?? new CartSession($this->registry->get('session'));
    }

    public function offering(): Offering
    {
        return $this->offering = $this->offering ?? new Offering($this);
    }

    public function words(): Texts
    {
        return $this->words = $this->words ?? Texts::load($this->locale(), dirname(__DIR__) . '/texts');
    }

    /** `ru-ru`: the language of whoever looks at the page; in a job the shop's. */
    public function locale(): string
    {
        if ($this->isAdmin()) {
            return (string) ($this->config('config_language_admin') ?: $this->config('config_admin_language'));
        }
        $spoken = $this->registry->get('language');
        $code = is_object($spoken) && method_exists($spoken, 'get') ? (string) $spoken->get('code') : '';

        return preg_match('/^[a-z]{2}/', $code) === 1 && $code !== 'code' ? $code : (string) $this->config('config_language');
    }

    /** @return mixed */
    public function config(string $key)
    {
        return $this->registry->get('config')->get($key);
    }

    public function request(): object
    {
        return $this->registry->get('request');
    }

    public function body(): string
    {
        return (string) file_get_contents($this->input);
    }

    /** @return array<string, mixed> what our form sent */
    public function posted(): array
    {
        return (array) self::plain($this->request()->post[Brand::PREFIX] ?? []);
    }

    /**
     * OpenCart hands everything on escaped.
     *
     * @param mixed $value
     * @return mixed
     */
    public static function plain($value)
    {
        return is_array($value)
            ? array_map([self::class, 'plain'], $value)
            : html_entity_decode((string) $value, ENT_QUOTES, 'UTF-8');
    }

    /** A model of OpenCart, loaded. */
    public function model(string $route): object
    {
        $this->registry->get('load')->model($route);

        return $this->registry->get('model_' . str_replace('/', '_', $route));
    }

    public function isAdmin(): bool
    {
        return $this->generation->isFour()
            ? $this->config('application') === 'Admin'
            : defined('DIR_CATALOG');
    }

    /** Address of the first store, without a slash behind it. */
    public function firstUrl(): string
    {
        $plain = defined('HTTP_CATALOG') ? HTTP_CATALOG : HTTP_SERVER;
        $secure = defined('HTTPS_CATALOG') ? HTTPS_CATALOG : (defined('HTTPS_SERVER') ? HTTPS_SERVER : $plain);

        return rtrim((string) ($this->config('config_secure') ? $secure : $plain), '/');
    }

    /** An address of the shop's public side. */
    public function publicUrl(int $storeId, string $method): string
    {
        $store = $this->stores->all()[$this->stores->serving($storeId)];

        return "{$store['url']}/index.php?route=" . $this->generation->ownRoute($method);
    }
}
