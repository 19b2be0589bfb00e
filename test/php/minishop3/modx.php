<?php

// The part of MODX 3 that the component stands on: classes in a namespace, a container of services, rows as objects.
// What each statement rests on is listed in docs/conformance/minishop3.md.

declare(strict_types=1);

namespace xPDO\Om {
    /** A row. */
    class xPDOSimpleObject
    {
        public const TABLE = '';

        public object $xpdo;
        /** @var array<string, mixed> */
        public array $fields = [];

        public function __construct(object $xpdo)
        {
            $this->xpdo = $xpdo;
        }

        /** @return mixed */
        public function get(string $name)
        {
            return $this->fields[$name] ?? null;
        }

        /** @param mixed $value */
        public function set(string $name, $value): void
        {
            $this->fields[$name] = $value;
        }

        /** @param array<string, mixed> $fields */
        public function fromArray(array $fields): void
        {
            $this->fields = $fields + $this->fields;
        }

        public function save(): bool
        {
            if (isset($this->fields['id'])) {
                $this->xpdo->change(static::TABLE, $this->fields);
            } else {
                $this->fields['id'] = $this->xpdo->add(static::TABLE, $this->fields);
            }

            return true;
        }
    }
}

namespace xPDO\Transport {
    final class xPDOTransport
    {
        public const PACKAGE_ACTION = 'package_action';
        public const ACTION_INSTALL = 0;
        public const ACTION_UPGRADE = 1;
        public const ACTION_UNINSTALL = 2;

        public object $xpdo;

        public function __construct(object $xpdo)
        {
            $this->xpdo = $xpdo;
        }
    }
}

namespace MODX\Revolution\Mail {
    final class modPHPMailer
    {
        private object $modx;
        /** @var array<string, string> */
        private array $mail = [];

        public function __construct(object $modx)
        {
            $this->modx = $modx;
        }

        public function set(string $name, string $value): void
        {
            $this->mail[$name] = $value;
        }

        public function address(string $kind, string $address): void
        {
            $this->mail[$kind] = $address;
        }

        public function setHTML(bool $isHtml): void
        {
        }

        public function send(): bool
        {
            $this->modx->mails[] = $this->mail;

            return true;
        }

        public function reset(): void
        {
            $this->mail = [];
        }
    }
}

namespace MODX\Revolution {
    use PDO;
    use PDOStatement;

    /** The names that `$modx->services` gives its objects out by. */
    final class FakeServices
    {
        /** @var array<string, object> */
        private array $services = [];

        public function add(string $name, object $service): void
        {
            $this->services[$name] = $service;
        }

        public function has(string $name): bool
        {
            return isset($this->services[$name]);
        }

        public function get(string $name): object
        {
            return $this->services[$name];
        }
    }

    final class FakeContext
    {
        public string $key = 'web';

        public function get(string $name): string
        {
            return $this->key;
        }
    }

    class modX
    {
        public FakeServices $services;
        public FakeContext $context;
        public object $resource;
        public object $event;
        public ?object $user = null;
        /** @var array<string, string> */
        public array $options = ['site_url' => 'https://shop.example/', 'table_prefix' => 'modx_', 'cultureKey' => 'en'];
        /** @var string[] */
        public array $logs = [];
        /** @var array<int, array<string, mixed>> */
        public array $mails = [];
        /** Runs the plugin elements: `(string $event, array $params): string[]`. @var callable|null */
        public $plugins = null;
        private PDO $pdo;

        /** @param string $file where the tables are; a file outlives a request */
        public function __construct(string $file = ':memory:')
        {
            $isNew = !is_file($file) || filesize($file) === 0;
            $this->pdo = openMysqlOnSqlite($file);
            foreach ($isNew ? explode(';', (string) file_get_contents(__DIR__ . '/tables.sql')) : [] as $sql) {
                $this->pdo->exec($sql);
            }
            $this->resource = (object) ['_output' => ''];
            $this->context = new FakeContext();
            $this->services = new FakeServices();
            $this->event = new class () {
                public string $name = '';
                /** @var array<string, mixed>|null */
                public ?array $returnedValues = null;
                public string $said = '';

                public function output(string $text): void
                {
                    $this->said = $text;
                }
            };
        }

        /**
         * @param array<string, mixed> $params
         * @return string[] what each plugin said
         */
        public function invokeEvent(string $name, array $params): array
        {
            $this->event->name = $name;
            $this->event->said = '';
            if ($this->plugins !== null) {
                ($this->plugins)($params);
            }

            return array_filter([$this->event->said]);
        }

        public function prepare(string $sql): PDOStatement
        {
            $sqlite = str_replace('INSERT IGNORE', 'INSERT OR IGNORE', $sql);

            return $this->pdo->prepare((string) preg_replace('/(,\s*KEY `\w+` \([^)]*\))?\s*\) ENGINE=.*$/s', ')', $sqlite));
        }

        /** @param array<string, mixed> $row */
        public function add(string $table, array $row): int
        {
            $columns = implode(', ', array_map(static fn (string $name): string => "`{$name}`", array_keys($row)));
            $marks = implode(', ', array_fill(0, count($row), '?'));
            $this->pdo->prepare("INSERT INTO `modx_{$table}` ({$columns}) VALUES ({$marks})")->execute(array_values($row));

            return (int) $this->pdo->lastInsertId();
        }

        /** @param array<string, mixed> $row */
        public function change(string $table, array $row): void
        {
            $set = implode(', ', array_map(static fn (string $name): string => "`{$name}` = ?", array_keys($row)));
            $values = array_values($row);
            $values[] = $row['id'];
            $this->pdo->prepare("UPDATE `modx_{$table}` SET {$set} WHERE id = ?")->execute($values);
        }

        /** @param int|array<string, mixed> $criteria */
        public function getObject(string $class, $criteria): ?object
        {
            $criteria = is_array($criteria) ? $criteria : ['id' => $criteria];
            $where = implode(' AND ', array_map(static fn (string $name): string => "`{$name}` = ?", array_keys($criteria)));
            $statement = $this->pdo->prepare('SELECT * FROM `modx_' . $class::TABLE . "` WHERE {$where} LIMIT 1");
            $statement->execute(array_values($criteria));
            $row = $statement->fetch(PDO::FETCH_ASSOC);
            if (!is_array($row)) {
                return null;
            }
            $object = $this->newObject($class);
            $object->fromArray($row);

            return $object;
        }

        public function newObject(string $class): object
        {
            return new $class($this);
        }

        /**
         * @param mixed $more
         * @param mixed $default
         * @return mixed
         */
        public function getOption(string $key, $more = null, $default = null)
        {
            return $this->options[$key] ?? $default;
        }

        /** @return array<string, string> */
        public function getVersionData(): array
        {
            return ['full_version' => '3.1.2-pl'];
        }

        public function getCacheManager(): object
        {
            return new class () {
                public function refresh(): void
                {
                }
            };
        }

        public function log(int $level, string $text): void
        {
            $this->logs[] = $text;
        }
    }
}
