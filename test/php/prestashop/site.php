<?php

// A shop whose state outlives a request, all of it in one file.

declare(strict_types=1);

final class Site
{
    /** @var array<string, int> cart by buyer */
    public static array $carts = [];
    private static string $file = '';

    public static function open(string $file, string $url): void
    {
        self::$file = $file;
        Link::$url = $url;
        Db::$file = (string) tempnam(sys_get_temp_dir(), 'shop');
        $kept = is_file($file) ? unserialize((string) file_get_contents($file)) : [];
        file_put_contents(Db::$file, $kept['tables'] ?? '');
        self::$carts = $kept['carts'] ?? [];
        Cart::$rows = $kept['rows'] ?? [];
        Cart::$products = $kept['products'] ?? [];
        Cart::$coupons = $kept['coupons'] ?? [];
        PrestaShopLogger::$lines = $kept['logs'] ?? [];
        Mail::$sent = $kept['mails'] ?? [];
        Configuration::$values = $kept['config'] ?? self::fresh();
        Context::getContext()->language = (object) ['id' => 2, 'iso_code' => 'ru', 'locale' => 'ru-RU'];
    }

    public static function close(): void
    {
        file_put_contents(self::$file, serialize([
            'tables' => (string) file_get_contents(Db::$file),
            'carts' => self::$carts, 'rows' => Cart::$rows, 'products' => Cart::$products, 'coupons' => Cart::$coupons,
            'logs' => PrestaShopLogger::$lines, 'mails' => Mail::$sent, 'config' => Configuration::$values,
        ]));
        unlink(Db::$file);
    }

    /** Rows of a fresh Russian shop. */
    public static function fill(): void
    {
        $db = Db::getInstance();
        $host = (string) preg_replace('~^https?://~', '', Link::$url);
        $db->add('shop', ['id_shop' => 1, 'name' => 'Чай']);
        $db->add('shop_url', [
            'id_shop' => 1, 'domain' => $host, 'domain_ssl' => $host, 'physical_uri' => '/', 'virtual_uri' => '',
        ]);
        $db->add('currency', ['id_currency' => 1, 'iso_code' => 'RUB']);
        $db->add('currency', ['id_currency' => 2, 'iso_code' => 'EUR']);
        $db->add('country', ['id_country' => 177, 'iso_code' => 'RU', 'id_zone' => 1]);
        $db->add('customer', ['id_customer' => 1, 'email' => 'anna@example.org']);
        foreach ([2 => 1, 3 => 1, 5 => 1, 6 => 0, 8 => 0, 10 => 0, 13 => 0] as $state => $isPaid) {
            $db->add('order_state', ['id_order_state' => $state, 'paid' => $isPaid]);
        }
    }

    /** @return array<string, string> */
    private static function fresh(): array
    {
        return [
            'PS_SHOP_DEFAULT' => '1', 'PS_CURRENCY_DEFAULT' => '1', 'PS_LANG_DEFAULT' => '2', 'PS_WEIGHT_UNIT' => 'kg',
            'PS_DIMENSION_UNIT' => 'cm', 'PS_TAX' => '1', 'PS_OS_DELIVERED' => '5', 'PS_OS_CANCELED' => '6',
            'PS_OS_REFUND' => '7', 'PS_OS_ERROR' => '8', 'PS_SHOP_EMAIL' => 'shop@example.org',
        ];
    }
}
