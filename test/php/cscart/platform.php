<?php

// The part of CS-Cart that the add-on stands on. No line of it is CS-Cart's: each statement says how it is known.
//   sure   documented by the vendor        seen   several public add-ons rely on it        guess   nobody said so

declare(strict_types=1);

namespace Tygh\Shippings {
    // seen: methods and their order; `prepareData`, then one of the two ways to rates, then `processResponse`
    interface IService
    {
        public function prepareData($shipping_info);

        public function processResponse($response);

        public function processErrors($response);

        public function allowMultithreading();

        public function getRequestData();

        public function getSimpleRates();

        public static function getInfo();
    }
}

namespace Tygh {
    // sure: a registry by dotted names
    final class Registry
    {
        /** @var array<string, mixed> */
        public static array $values = [];

        public static function get(string $name)
        {
            return self::$values[$name] ?? null;
        }

        public static function set(string $name, $value, bool $isForced = false): void
        {
            self::$values[$name] = $value;
        }
    }
}

namespace {
    const BOOTSTRAP = true;
    const PRODUCT_VERSION = '4.15.2';
    const CONTROLLER_STATUS_OK = 200;
    const CONTROLLER_STATUS_REDIRECT = 302;
    const CONTROLLER_STATUS_DENIED = 403;
    const CONTROLLER_STATUS_NO_PAGE = 404;

    // sure: the application holds the session, the mailer and the view
    final class Tygh
    {
        /** @var array<string, mixed> */
        public static array $app = [];
    }

    final class Mailer
    {
        /** @var array<int, array<string, mixed>> */
        public array $sent = [];

        // guess: a ready subject and body are taken in place of a template's code
        public function send(array $mail, string $area = 'A'): bool
        {
            $this->sent[] = $mail;

            return true;
        }
    }

    final class Platform
    {
        public static string $file = ':memory:';
        public static string $url = 'https://shop.example';
        /** @var array<string, string[]> functions by hook */
        public static array $hooks = [];
        /** @var array<int, array{0: string, 1: string}> type and text */
        public static array $notices = [];
        /** @var string[] */
        public static array $log = [];
        private static ?PDO $pdo = null;
        private static int $changed = 0;

        public static function start(): void
        {
            self::$pdo = null;
            self::$hooks = [];
            self::$notices = [];
            self::$log = [];
            Tygh::$app = ['session' => new ArrayObject(['cart' => []]), 'mailer' => new Mailer(), 'view' => new ArrayObject()];
        }

        public static function pdo(): PDO
        {
            if (self::$pdo === null) {
                $isNew = !is_file(self::$file);
                self::$pdo = openMysqlOnSqlite(self::$file);
                self::$pdo->sqliteCreateFunction('ROW_COUNT', static fn (): int => self::$changed, 0);
                foreach ($isNew ? explode(';', (string) file_get_contents(__DIR__ . '/tables.sql')) : [] as $sql) {
                    trim($sql) === '' || self::$pdo->exec($sql);
                }
            }

            return self::$pdo;
        }

        public static function change(string $sql): void
        {
            $sqlite = str_replace('INSERT IGNORE', 'INSERT OR IGNORE', $sql);
            self::$changed = (int) self::pdo()->exec(
                (string) preg_replace('/(,\s*KEY `\w+` \([^)]*\))?\s*\) ENGINE=.*$/s', ')', $sqlite)
            );
        }

        /** @param array<string, mixed> $row */
        public static function add(string $table, array $row): int
        {
            $names = implode(', ', array_keys($row));
            $marks = implode(', ', array_fill(0, count($row), '?'));
            self::pdo()->prepare("INSERT INTO cscart_{$table} ({$names}) VALUES ({$marks})")->execute(array_values($row));

            return (int) self::pdo()->lastInsertId();
        }
    }

    // sure: `?:` is the tables' prefix; `?s` a text, `?i` a number, `?a` and `?n` lists
    function fake_query(string $sql, array $values): string
    {
        $sql = str_replace('?:', 'cscart_', $sql);

        return (string) preg_replace_callback('/\?([sian])/', static function (array $found) use (&$values): string {
            $value = array_shift($values);
            $quote = static fn ($one): string => Platform::pdo()->quote((string) $one);

            return $found[1] === 'i' ? (string) (int) $value
                : (is_array($value) ? implode(', ', array_map($quote, $value)) : $quote($value));
        }, $sql);
    }

    function db_get_array(string $sql, ...$values): array
    {
        return Platform::pdo()->query(fake_query($sql, $values))->fetchAll(PDO::FETCH_ASSOC);
    }

    function db_get_field(string $sql, ...$values)
    {
        return Platform::pdo()->query(fake_query($sql, $values))->fetchColumn();
    }

    function db_query(string $sql, ...$values)
    {
        Platform::change(fake_query($sql, $values));

        return true;
    }

    // sure: `fn_<add-on>_<hook>` is called with the hook's values, by reference
    function fn_register_hooks(...$hooks): void
    {
        foreach ($hooks as $hook) {
            Platform::$hooks[$hook][] = "fn_courier_checkout_{$hook}";
        }
    }

    function fn_set_hook(string $hook, &...$values): void
    {
        foreach (Platform::$hooks[$hook] ?? [] as $function) {
            $function(...$values);
        }
    }

    // seen: types N, W, E
    function fn_set_notification(string $type, string $title, string $text): void
    {
        Platform::$notices[] = [$type, $text];
    }

    function __(string $name): string
    {
        return $name;
    }

    // guess: which settings of the log keep a general event
    function fn_log_event(string $type, string $action, array $data): void
    {
        Platform::$log[] = (string) $data['message'];
    }

    function fn_url(string $to = '', string $area = 'C', string $protocol = 'current'): string
    {
        return Platform::$url . ($area === 'A' ? '/admin.php' : '/index.php') . ($to === '' ? '' : '?dispatch=' . str_replace('?', '&', $to));
    }

    function fn_generate_security_hash(): string
    {
        return 'hash-of-this-session';
    }

    // seen: `runtime.company_id` and the edition tell a vendor from the shop's own people
    function fn_allowed_for(string $edition): bool
    {
        return Tygh\Registry::get('edition') === $edition;
    }

    // guess: one rate area for a country
    function fn_get_available_destination(array $location)
    {
        return ($location['country'] ?? '') === 'RU' ? 1 : 2;
    }

    // seen
    function fn_get_simple_statuses(string $type): array
    {
        return [
            'O' => 'Открыт', 'P' => 'Обработан', 'C' => 'Выполнен', 'I' => 'Отменён', 'D' => 'Отклонён', 'F' => 'Неудача',
            'E' => 'В работе', 'Y' => 'Ждёт звонка',
        ];
    }
}
