<?php

// Loads the plugin from its sources as the build would put them together: the core in the plugin's own
// namespace.

declare(strict_types=1);

foreach (['site', 'wordpress', 'rest', 'goods', 'order-items', 'orders', 'store', 'cart', 'checkouts', 'blocks-api'] as $part) {
    require_once __DIR__ . "/{$part}.php";
}

final class WC_Admin_Settings
{
    /** @var string[] */
    public static array $said = [];

    public static function add_error(string $text): void
    {
        self::$said[] = $text;
    }
    public static function add_message(string $text): void
    {
        self::$said[] = $text;
    }
}

$wp_locale = new class {
    public function get_weekday(int $day): string
    {
        return "day {$day}";
    }
};

$wpdb = new class {
    public string $prefix = 'wp_';
    public string $options = 'wp_options';

    public function prepare(string $query, ...$values): array
    {
        return [$query, $values];
    }
    public function esc_like(string $text): string
    {
        return $text;
    }
    /** Rows of `woocommerce_shipping_zone_methods`. */
    public function get_results(array $query): array
    {
        $rows = [];
        foreach (Site::$data['methods'] as $instance => $id) {
            $rows[] = (object) ['method_id' => $id, 'instance_id' => $instance];
        }

        return $rows;
    }
    /** Names of options that begin as asked. */
    public function get_col(array $query): array
    {
        $starts = array_map(static fn (string $like): string => rtrim($like, '%'), $query[1]);

        return array_values(array_filter(
            array_keys(Site::$data['options']),
            static fn (string $name): bool => strpos($name, $starts[0]) === 0
        ));
    }
};

spl_autoload_register(static function (string $class): void {
    $prefix = 'CourierWoo\\Core\\';
    $file = __DIR__ . '/../../../plugins/core/src/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
    if (strncmp($class, $prefix, strlen($prefix)) !== 0 || !is_file($file)) {
        return;
    }
    $source = str_replace('CourierCore', 'CourierWoo\\Core', (string) file_get_contents($file));
    // The core finds its texts and settings beside its sources.
    $source = str_replace('__DIR__', "'" . dirname($file) . "'", $source);
    eval(substr($source, strlen('<?php')));
});
require_once __DIR__ . '/../../../plugins/woocommerce/autoload.php';
