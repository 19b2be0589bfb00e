<?php

// Installs the package as MODX 3's xPDO does, removes it and installs it again: PACKAGE is the unpacked archive. Prints
// what was there after each step, as JSON behind a mark.

declare(strict_types=1);

namespace MODX\Revolution {
    require __DIR__ . '/../harness.php';
    require __DIR__ . '/modx.php';
    require __DIR__ . '/shop.php';

    class FakeElement extends \xPDO\Om\xPDOSimpleObject
    {
        public function remove(): void
        {
            $this->xpdo->prepare('DELETE FROM modx_' . static::TABLE . ' WHERE id = ?')->execute([$this->get('id')]);
        }
    }

    final class modPlugin extends FakeElement
    {
        public const TABLE = 'site_plugins';
    }

    final class modSnippet extends FakeElement
    {
        public const TABLE = 'site_snippets';
    }

    final class modMenu extends FakeElement
    {
        public const TABLE = 'menus';
    }

    final class modNamespace extends FakeElement
    {
        public const TABLE = 'namespaces';
    }

    class modExtraManagerController
    {
        public modX $modx;

        public function __construct(modX $modx)
        {
            $this->modx = $modx;
        }
    }

    final class FakeUser
    {
        public function getUserToken(string $context): string
        {
            return 'token-of-the-manager';
        }
    }
}

namespace {
    use MODX\Revolution\modX;
    use xPDO\Transport\xPDOTransport;

    /** The part of xPDO's transport that a package is read by. */
    final class Installer
    {
        private string $path;
        private modX $modx;
        /** @var array<string, mixed> */
        private array $manifest;

        public function __construct(string $path, modX $modx)
        {
            $this->path = $path;
            $this->modx = $modx;
            $this->manifest = require glob("{$path}/*/manifest.php")[0];
        }

        /** @return string[] classes of the objects that the manifest lists */
        public function classes(): array
        {
            return array_column($this->manifest['manifest-vehicles'], 'class');
        }

        public function run(int $action): void
        {
            $listed = $this->manifest['manifest-vehicles'];
            foreach ($action === xPDOTransport::ACTION_UNINSTALL ? array_reverse($listed) : $listed as $meta) {
                if ($meta['vehicle_class'] !== 'xPDO\\Transport\\xPDOObjectVehicle') {
                    throw new LogicException("no vehicle {$meta['vehicle_class']}");
                }
                $payload = require glob("{$this->path}/*/{$meta['filename']}")[0];
                // What was there before an upgrade xPDO leaves at removal: here nothing is removed by itself.
                $pieces = array_merge([$payload], ...array_values(array_map('array_values', $payload['related_objects'] ?? [])));
                foreach ($action === xPDOTransport::ACTION_UNINSTALL ? [] : $pieces as $piece) {
                    $piece['class'] === 'MODX\\Revolution\\modCategory' || $this->put($piece);
                }
                foreach ($payload['resolve'] ?? [] as $resolver) {
                    $this->resolve($resolver, $action);
                }
            }
        }

        /** @param array<string, mixed> $piece found again by its unique key */
        private function put(array $piece): void
        {
            $class = $piece['class'];
            $columns = array_flip(['name', 'text', 'plugincode', 'snippet']);
            $fields = array_intersect_key(json_decode($piece['object'], true), $columns);
            $key = $piece['unique_key'];
            $object = $this->modx->getObject($class, [$key => $fields[$key]]) ?? $this->modx->newObject($class);
            $events = array_map(
                static fn (array $event): string => json_decode($event['object'], true)['event'],
                $piece['related_objects']['PluginEvents'] ?? []
            );
            $object->fromArray($fields + ($events === [] ? [] : ['events' => implode(' ', $events)]));
            $object->save();
        }

        /** @param array{type: string, body: string} $resolver */
        private function resolve(array $resolver, int $action): void
        {
            $body = json_decode($resolver['body'], true);
            if ($resolver['type'] === 'php') {
                $transport = new xPDOTransport($this->modx);
                $options = [xPDOTransport::PACKAGE_ACTION => $action];
                if (!(include "{$this->path}/{$body['source']}")) {
                    throw new LogicException('the resolver failed');
                }

                return;
            }
            $target = eval($body['target']);
            if ($action === xPDOTransport::ACTION_UNINSTALL) {
                $this->removeTree($target . $body['name']);
            } else {
                $this->copyTree("{$this->path}/{$body['source']}{$body['name']}", $target . $body['name']);
            }
        }

        private function copyTree(string $from, string $to): void
        {
            if (is_file($from)) {
                copy($from, $to);

                return;
            }
            is_dir($to) || mkdir($to, 0777, true);
            foreach (array_diff((array) scandir($from), ['.', '..']) as $name) {
                $this->copyTree("{$from}/{$name}", "{$to}/{$name}");
            }
        }

        private function removeTree(string $path): void
        {
            foreach (is_dir($path) ? array_diff((array) scandir($path), ['.', '..']) : [] as $name) {
                $this->removeTree("{$path}/{$name}");
            }
            is_dir($path) ? rmdir($path) : unlink($path);
        }
    }

    /** What a merchant would find now. @return array<string, mixed> */
    function look(modX $modx, string $component): array
    {
        $all = static function (string $sql) use ($modx): array {
            $statement = $modx->prepare($sql);
            $statement->execute();

            return $statement->fetchAll(PDO::FETCH_ASSOC);
        };
        $files = static fn (string $folder): bool => is_dir("{$folder}components/{$component}");

        return [
            'plugins' => $all('SELECT name, events FROM modx_site_plugins'),
            'snippets' => array_column($all('SELECT name FROM modx_site_snippets'), 'name'),
            'menus' => array_column($all('SELECT text FROM modx_menus'), 'text'),
            'namespaces' => array_column($all('SELECT name FROM modx_namespaces'), 'name'),
            'deliveries' => $all('SELECT class, active FROM modx_ms3_deliveries ORDER BY id'),
            'statuses' => $all('SELECT name, position FROM modx_ms3_order_statuses'),
            'tables' => array_column($all("SELECT name FROM sqlite_master WHERE name LIKE '%courier%' AND type = 'table'"), 'name'),
            'core' => $files(MODX_CORE_PATH),
            'assets' => $files(MODX_ASSETS_PATH),
            'routes' => array_map('basename', glob(MODX_CORE_PATH . 'config/ms3.routes.d/web/*.php') ?: []),
        ];
    }

    $root = sys_get_temp_dir() . '/site' . uniqid();
    mkdir($root);
    define('MODX_CORE_PATH', "{$root}/core/");
    define('MODX_ASSETS_PATH', "{$root}/assets/");
    $modx = new modX();
    $tables = [
        'site_plugins' => 'name TEXT, plugincode TEXT, events TEXT', 'site_snippets' => 'name TEXT, snippet TEXT',
        'menus' => 'text TEXT', 'namespaces' => 'name TEXT',
    ];
    foreach ($tables as $table => $columns) {
        $modx->prepare("CREATE TABLE modx_{$table} (id INTEGER PRIMARY KEY, {$columns})")->execute();
    }
    $modx->add('ms3_payments', ['id' => 1, 'name' => 'Cash']);
    $shop = new MiniShop3\FakeShop($modx);
    $installer = new Installer((string) getenv('PACKAGE'), $modx);
    $component = (string) getenv('COMPONENT');

    $installer->run(xPDOTransport::ACTION_INSTALL);
    $steps = ['installed' => look($modx, $component)];
    require MODX_CORE_PATH . "components/{$component}/bootstrap.php";
    $router = new MiniShop3\Router\Router();
    require glob(MODX_CORE_PATH . 'config/ms3.routes.d/web/*.php')[0];
    $modx->plugins = static function (array $scriptProperties) use ($modx): void {
        eval($modx->getObject(\MODX\Revolution\modPlugin::class, 1)->get('plugincode'));
    };
    $draft = $shop->getOrCreateDraft('guest', 'web');
    $field = (string) getenv('FIELD');
    $modx->user = new \MODX\Revolution\FakeUser();
    require MODX_CORE_PATH . "components/{$component}/controllers/home.class.php";
    $home = ucfirst($component) . 'HomeManagerController';
    $snippet = $modx->getObject(\MODX\Revolution\modSnippet::class, 1)->get('snippet');
    $steps['used'] = [
        'page' => (new $home($modx))->process(),
        'snippet' => eval($snippet),
        'classes' => $installer->classes(),
        'routes' => array_keys($router->routes),
        'forged' => $shop->add($draft, $field, 'v1.k7q2.e30.' . str_repeat('a', 43)),
        'other' => $shop->add($draft, 'city', 'Казань'),
        'provider' => array_map(
            static fn (array $row): bool => is_subclass_of($row['class'], MiniShop3\Controllers\Delivery\DeliveryProviderInterface::class),
            $steps['installed']['deliveries']
        ),
    ];
    $installer->run(xPDOTransport::ACTION_UNINSTALL);
    $steps['removed'] = look($modx, $component);
    $installer->run(xPDOTransport::ACTION_INSTALL);
    $steps['again'] = look($modx, $component);
    $installer->run(xPDOTransport::ACTION_UPGRADE);
    $steps['upgraded'] = look($modx, $component);
    echo "\n\x1eanswer ", json_encode($steps, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR), "\n";
}
