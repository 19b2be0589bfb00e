<?php

// A fake OpenCart of one generation: 3.0.5.1 or 4.1.0.4, catalog or administration.

declare(strict_types=1);

use CourierOpenCart\Plugin;

final class Oc
{
    public static FakeRegistry $registry;
    public static FakeDb $db;
    public static bool $isFour;

    /** @param string $side `catalog` or `admin` */
    public static function open(string $file, string $url, string $version, string $side): void
    {
        self::$isFour = $version[0] === '4';
        foreach ([
            'VERSION' => $version, 'DB_PREFIX' => 'oc_', 'DB_DATABASE' => 'shop', 'HTTP_SERVER' => "{$url}/",
            'HTTP_CATALOG' => "{$url}/", 'DIR_SYSTEM' => '/tmp/opencart/system/', 'DIR_EXTENSION' => '/tmp/opencart/extension/',
        ] as $name => $value) {
            define($name, $value);
        }
        if ($side === 'admin' && !self::$isFour) {
            define('DIR_CATALOG', '/tmp/opencart/catalog/');
        }
        self::placeLibrary();
        self::nameClasses();
        self::$db = new FakeDb($file);
        FakeLog::$db = FakeMail::$db = self::$db;
        self::$registry = new FakeRegistry();
        foreach ([
            'db' => self::$db, 'session' => new FakeSession(self::$db), 'response' => new FakeResponse(),
            'config' => self::config($side), 'request' => (object) ['get' => [], 'post' => [], 'server' => []],
            'load' => new FakeLoader(), 'user' => new FakeUser(), 'document' => new FakeDeaf(), 'url' => new FakeDeaf(),
            'tax' => new FakeTax(), 'currency' => new FakeCurrency(), 'cart' => new FakeCart(),
        ] as $name => $thing) {
            self::$registry->set($name, $thing);
        }
    }

    public static function plugin(): Plugin
    {
        return Plugin::of(self::$registry);
    }

    public static function session(): FakeSession
    {
        return self::$registry->get('session');
    }

    /** What listens at `catalog/…`, in turn. @param mixed[] $arguments references @return mixed the first answer */
    public static function trigger(string $name, array $arguments)
    {
        foreach (self::$db->ask('SELECT * FROM oc_event WHERE status = 1 ORDER BY event_id') as $event) {
            $pattern = str_replace(['\*', '\?'], ['.*', '.'], preg_quote($event['trigger'], '/'));
            if (preg_match("/^{$pattern}$/", $name) === 1) {
                $answer = self::call($event['action'], $arguments);
                if ($answer !== null) {
                    return $answer;
                }
            }
        }

        return null;
    }

    /** A route of ours. @param mixed[] $arguments @return mixed */
    public static function call(string $route, array $arguments = [])
    {
        $side = self::$registry->get('config')->get('application') === 'Admin' ? 'admin' : 'catalog';
        $method = 'index';
        $sign = self::$isFour ? '.' : '/';
        $depth = self::$isFour ? 0 : 3;
        $parts = explode($sign, $route);
        if (count($parts) > max(1, $depth)) {
            $method = array_pop($parts);
            $route = implode($sign, $parts);
        }
        $own = self::$isFour ? str_replace('extension/courier_checkout/', '', $route) : $route;
        $generation = self::$isFour ? '4' : '3';
        require_once __DIR__ . "/../../../plugins/opencart/wiring/{$generation}/{$side}/controller/{$own}.php";
        $name = str_replace(' ', '', ucwords(str_replace('_', ' ', basename($own))));
        $class = self::$isFour
            ? 'Opencart\\' . ucfirst($side) . "\\Controller\\Extension\\CourierCheckout\\Shipping\\{$name}"
            : "ControllerExtensionShipping{$name}";

        return call_user_func_array([new $class(self::$registry), $method], $arguments);
    }

    /** A model of ours. @param array<string, mixed> $address @return array<string, mixed> */
    public static function quote(string $code, array $address): array
    {
        $generation = self::$isFour ? '4' : '3';
        $folder = self::$isFour ? 'shipping' : 'extension/shipping';
        require_once __DIR__ . "/../../../plugins/opencart/wiring/{$generation}/catalog/model/{$folder}/{$code}.php";
        $name = str_replace(' ', '', ucwords(str_replace('_', ' ', $code)));
        $class = self::$isFour
            ? "Opencart\\Catalog\\Model\\Extension\\CourierCheckout\\Shipping\\{$name}"
            : "ModelExtensionShipping{$name}";

        return (new $class(self::$registry))->getQuote($address);
    }

    private static function config(string $side): FakeConfig
    {
        $config = new FakeConfig();
        foreach (self::$db->ask('SELECT key, value FROM oc_setting WHERE store_id = 0') as $row) {
            $config->values[$row['key']] = $row['value'];
        }
        $config->values['config_complete_status'] = ['5', '3'];
        $config->values['application'] = $side === 'admin' ? 'Admin' : 'Catalog';

        return $config;
    }

    /** The wiring looks for the library where an installer puts it. */
    private static function placeLibrary(): void
    {
        $load = '<?php require_once ' . var_export(dirname(__DIR__, 3) . '/plugins/opencart/autoload.php', true) . ';';
        foreach ([DIR_SYSTEM . 'library/courier_checkout', DIR_EXTENSION . 'courier_checkout/system/library'] as $folder) {
            is_dir($folder) || mkdir($folder, 0777, true);
            file_put_contents("{$folder}/autoload.php", $load);
        }
        require_once DIR_SYSTEM . 'library/courier_checkout/autoload.php';
    }

    private static function nameClasses(): void
    {
        foreach (self::$isFour ? [
            'Opencart\System\Engine\Controller' => FakeEngine::class, 'Opencart\System\Engine\Model' => FakeEngine::class,
            'Opencart\System\Engine\Action' => FakeAction::class, 'Opencart\System\Library\Log' => FakeLog::class,
            'Opencart\System\Library\Mail' => FakeMail::class,
        ] : [
            'Controller' => FakeEngine::class, 'Model' => FakeEngine::class, 'Log' => FakeLog::class, 'Mail' => FakeMail::class,
        ] as $name => $class) {
            class_exists($name, false) || class_alias($class, $name);
        }
    }
}
