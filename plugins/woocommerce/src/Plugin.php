<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\CurlTransport;
use CourierWoo\Core\Delivery;
use CourierWoo\Core\Texts;

/** Builds everything once and ties it to WordPress. */
final class Plugin
{
    public const VERSION = '0.1.0';

    private static ?self $plugin = null;

    public string $file;
    public Brand $brand;
    public WooShop $shop;
    public Delivery $delivery;

    private ?Texts $words = null;
    private ?Rates $rates = null;
    private ?CartSession $session = null;
    private ?CartReader $carts = null;

    private function __construct(string $file)
    {
        $this->file = $file;
        $this->brand = new Brand(dirname($file) . '/brand.json');
        $this->shop = new WooShop($this->brand);
        $this->delivery = new Delivery(
            $this->shop,
            new CurlTransport(Brand::SLUG . '/' . self::VERSION . ' WordPress/' . get_bloginfo('version')),
            'time'
        );
    }

    public static function start(string $file): void
    {
        register_activation_hook($file, [Installer::class, 'activate']);
        register_deactivation_hook($file, [Installer::class, 'deactivate']);
        add_action('before_woocommerce_init', static function () use ($file): void {
            self::declareCompatible($file);
        });
        // Nothing of ours runs in a site whose WooCommerce is switched off.
        add_action('woocommerce_loaded', static function () use ($file): void {
            self::get($file)->register();
        });
    }

    /** The one instance. Shipping methods are built by WooCommerce and have no other way to it. */
    public static function get(string $file = ''): self
    {
        if (self::$plugin === null) {
            self::$plugin = new self($file);
        }

        return self::$plugin;
    }

    public function words(): Texts
    {
        return $this->words = $this->words
            ?? Texts::load($this->shop->locale(), dirname(__DIR__) . '/texts', $this->shop);
    }

    public function carts(): CartReader
    {
        return $this->carts = $this->carts ?? new CartReader($this->shop);
    }

    public function session(): CartSession
    {
        return $this->session = $this->session ?? new CartSession();
    }

    public function rates(): Rates
    {
        return $this->rates = $this->rates ?? new Rates($this);
    }

    public function url(string $path): string
    {
        return plugins_url($path, $this->file);
    }

    /** Address of the brand's logo, or ''. */
    public function logo(): string
    {
        foreach (['svg', 'png'] as $kind) {
            if (is_file(dirname($this->file) . "/assets/logo.{$kind}")) {
                return $this->url("assets/logo.{$kind}");
            }
        }

        return '';
    }

    private function register(): void
    {
        $parts = [
            new Installer(), new ShippingMethods(), new Packages($this), new ClassicCheckout($this),
            new BlockCheckout($this), new PaymentMethods($this), new Keeping($this), new Jobs($this),
            new RestRoutes($this), new BuyerPages($this), new OldOrders($this),
        ];
        if (is_admin()) {
            $parts[] = new SettingsTab($this);
            $parts[] = new OrderScreen($this);
            $parts[] = new OrderList($this);
            $parts[] = new Takeover($this);
        }
        foreach ($parts as $part) {
            $part->register();
        }
    }

    private static function declareCompatible(string $file): void
    {
        $features = '\Automattic\WooCommerce\Utilities\FeaturesUtil';
        if (class_exists($features)) {
            $features::declare_compatibility('custom_order_tables', $file, true);
            $features::declare_compatibility('cart_checkout_blocks', $file, true);
        }
    }
}
