<?php

// The part of PrestaShop that the module stands on, as its documented contract has it: tables, the price loop
// of a cart (with what 9.0.0 does to `id_carrier`), the order of hooks while an order is made.

declare(strict_types=1);

const _PS_VERSION_ = '9.0.0';
const _DB_PREFIX_ = 'ps_';
const _DB_NAME_ = 'shop';
const _NEW_COOKIE_KEY_ = 'cookie-key-of-the-shop';
const __PS_BASE_URI__ = '/';

final class Db
{
    /** Where the tables are; a file outlives a request. */
    public static string $file = ':memory:';
    private static ?self $instance = null;
    private PDO $pdo;
    private int $affected = 0;

    private function __construct()
    {
        $isNew = !is_file(self::$file) || filesize(self::$file) === 0;
        $this->pdo = openMysqlOnSqlite(self::$file);
        $this->pdo->sqliteCreateFunction('CONCAT', static fn (...$parts): string => implode('', $parts), -1);
        foreach ($isNew ? explode(';', (string) file_get_contents(__DIR__ . '/tables.sql')) : [] as $sql) {
            if (trim($sql) !== '') {
                $this->pdo->exec($sql);
            }
        }
    }

    public static function getInstance(): self
    {
        return self::$instance = self::$instance ?? new self();
    }

    public static function forget(): void
    {
        self::$instance = null;
    }

    /** @return array<int, array<string, mixed>> */
    public function executeS(string $sql, bool $array = true, bool $useCache = true): array
    {
        return $this->pdo->query($sql)->fetchAll(PDO::FETCH_ASSOC);
    }

    public function execute(string $sql, bool $useCache = true): bool
    {
        $sqlite = str_replace('INSERT IGNORE', 'INSERT OR IGNORE', $sql);
        $this->affected = (int) $this->pdo->exec((string) preg_replace('/(,\s*KEY `\w+` \([^)]*\))?\s*\) ENGINE=.*$/s', ')', $sqlite));

        return true;
    }

    public function Affected_Rows(): int
    {
        return $this->affected;
    }

    public function escape(string $text, bool $isHtml = false): string
    {
        return str_replace("'", "''", $text);
    }

    /** @param array<string, mixed> $row */
    public function add(string $table, array $row): int
    {
        $columns = implode(', ', array_map(static fn (string $name): string => "`{$name}`", array_keys($row)));
        $marks = implode(', ', array_fill(0, count($row), '?'));
        $this->pdo->prepare("INSERT INTO `ps_{$table}` ({$columns}) VALUES ({$marks})")->execute(array_values($row));

        return (int) $this->pdo->lastInsertId();
    }
}

final class Configuration
{
    /** @var array<string, string> */
    public static array $values = [];

    public static function get(string $key): string
    {
        return self::$values[$key] ?? '';
    }
}

final class Context
{
    public ?object $shop = null;
    public ?object $language = null;
    public ?object $controller = null;
    public ?object $employee = null;
    public ?Cart $cart = null;
    public ?object $currency = null;
    public ?object $customer = null;
    public ?object $country = null;
    public ?Link $link = null;
    /** @var array<string, string> translations by domain and English */
    public array $translated = [];
    private static ?self $only = null;

    public static function getContext(): self
    {
        if (self::$only === null) {
            self::$only = new self();
            self::$only->link = new Link();
            self::$only->shop = (object) ['id' => 1];
            self::$only->language = (object) ['id' => 1, 'iso_code' => 'en', 'locale' => 'en-US'];
            self::$only->controller = new FrontController();
            self::$only->currency = new Currency(1);
            self::$only->customer = new Customer(1);
        }

        return self::$only;
    }

    public static function forget(): void
    {
        self::$only = null;
    }

    public function getTranslator(): self
    {
        return $this;
    }

    /** @param array<string, string> $values */
    public function trans(string $english, array $values, string $domain): string
    {
        return strtr($this->translated["{$domain} {$english}"] ?? $english, $values);
    }
}

/** What PrestaShop knows of who looks at a page, by the cookie's name. */
final class Cookie
{
    /** @var array<string, int> */
    public static array $employees = [];
    public int $id_employee;

    public function __construct(string $name)
    {
        $this->id_employee = self::$employees[$name] ?? 0;
    }
}

final class FrontController
{
    public string $controller_type = 'front';
    public string $php_self = 'order';
    /** @var string[] */
    public array $errors = [];
    /** @var string[] */
    public array $warning = [];
    public bool $ajax = false;
    /** @var string[] */
    public array $files = [];

    /** @param array<string, mixed> $options */
    public function registerJavascript(string $id, string $path, array $options): void
    {
        $this->files[] = $path;
    }

    /** @param array<string, mixed> $options */
    public function registerStylesheet(string $id, string $path, array $options): void
    {
        $this->files[] = $path;
    }
}

final class Link
{
    public static string $url = 'https://shop.example';

    /** @param array<string, string> $query */
    public function getModuleLink(string $module, string $controller, array $query = [], ...$more): string
    {
        return self::$url . "/module/{$module}/{$controller}"
            . ($query === [] ? '' : '?' . http_build_query($query));
    }

    public function getAdminLink(string $controller, ...$more): string
    {
        return "/admin/?controller={$controller}&token=t";
    }

    public function getPageLink(string $page, ...$more): string
    {
        return self::$url . "/{$page}";
    }
}

/** `Tools::redirect` ends a request. */
final class Redirected extends Exception
{
}

final class Tools
{
    public static function redirect(string $url): void
    {
        throw new Redirected($url);
    }
}

/** Base of everything that is a row. */
abstract class ObjectModel
{
    public $id = 0;
    protected const TABLE = '';

    public function __construct($id = null)
    {
        if ((int) $id > 0) {
            $key = 'id_' . static::TABLE;
            $table = static::TABLE === 'order' ? 'orders' : static::TABLE;
            $rows = Db::getInstance()->executeS("SELECT * FROM `ps_{$table}` WHERE `{$key}` = " . (int) $id);
            foreach ($rows[0] ?? [] as $name => $value) {
                $this->{$name} = $value;
            }
            $this->id = $rows === [] ? 0 : (int) $id;
        }
    }
}

final class PhpEncryption
{
    private string $key;

    public function __construct(string $key)
    {
        $this->key = hash('sha256', $key, true);
    }

    public function encrypt(string $text): string
    {
        return bin2hex($text ^ str_pad('', strlen($text), $this->key));
    }

    public function decrypt(string $sealed): string
    {
        $text = (string) hex2bin($sealed);

        return $text ^ str_pad('', strlen($text), $this->key);
    }
}

/** Scripts and styles of a page, joined into one file. */
final class Media
{
    public static int $cleared = 0;

    public static function clearCache(): void
    {
        self::$cleared++;
    }
}

final class PrestaShopLogger
{
    /** @var string[] */
    public static array $lines = [];

    public static function addLog(string $message, int $severity = 1, ...$more): bool
    {
        self::$lines[] = $message;

        return true;
    }
}

final class Mail
{
    /** @var array<int, array<int, mixed>> */
    public static array $sent = [];

    public static function Send(...$mail): bool
    {
        self::$sent[] = $mail;

        return true;
    }
}
