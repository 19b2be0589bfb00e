<?php

// The part of 1C-Bitrix that the module stands on. No line of it is Bitrix's: each statement says how it is known.
//   sure   documented by the vendor        seen   several public modules rely on it        guess   nobody said so

declare(strict_types=1);

namespace Bitrix\Main {
    // sure: values by name; a handler answers with a result
    final class Event
    {
        /** @var array<string, mixed> */
        private array $values;

        public function __construct(array $values)
        {
            $this->values = $values;
        }

        public function getParameter(string $name)
        {
            return $this->values[$name] ?? null;
        }
    }

    final class EventResult
    {
        public const SUCCESS = 1;
        public const ERROR = 2;
        public int $type;
        /** @var mixed */
        public $parameters;

        public function __construct(int $type, $parameters = null, string $module = '')
        {
            $this->type = $type;
            $this->parameters = $parameters;
        }
    }

    final class Error
    {
        private string $text;

        public function __construct(string $text)
        {
            $this->text = $text;
        }

        public function getMessage(): string
        {
            return $this->text;
        }
    }

    final class Loader
    {
        public static function includeModule(string $id): bool
        {
            return true;
        }
    }

    final class Application
    {
        public static function getConnection(): DB\Connection
        {
            return DB\Connection::the();
        }
    }

    // sure: handlers are kept in the database; the older manner hands values by reference
    final class EventManager
    {
        /** @var array<string, array<int, array{0: string, 1: string}>> class and method by event */
        public static array $handlers = [];

        public static function getInstance(): self
        {
            return new self();
        }

        public function registerEventHandler(string $from, string $event, string $to, string $class, string $method): void
        {
            self::$handlers["{$from}:{$event}"][] = [$class, $method];
        }

        public function registerEventHandlerCompatible(string $from, string $event, string $to, string $class, string $method): void
        {
            $this->registerEventHandler($from, $event, $to, $class, $method);
        }

        public function unRegisterEventHandler(string $from, string $event, string $to, string $class, string $method): void
        {
            unset(self::$handlers["{$from}:{$event}"]);
        }

        /** @return EventResult[] */
        public static function fire(string $name, array $values): array
        {
            $answers = [];
            foreach (self::$handlers["sale:{$name}"] ?? [] as $handler) {
                $answers[] = $handler(new Event($values));
            }

            return array_filter($answers);
        }
    }
}

namespace Bitrix\Main\Config {
    final class Option
    {
        /** @var array<string, string> */
        public static array $values = [];

        public static function get(string $module, string $name, $default = '')
        {
            return self::$values["{$module}.{$name}"] ?? $default;
        }
    }
}

namespace Bitrix\Main\Page {
    final class Asset
    {
        /** @var string[] */
        public static array $scripts = [];

        public static function getInstance(): self
        {
            return new self();
        }

        public function addJs(string $path): void
        {
            self::$scripts[] = $path;
        }
    }
}

namespace Bitrix\Main\Text {
    final class Encoding
    {
        public static function convertEncoding($text, string $from, string $to)
        {
            return mb_convert_encoding($text, $to, $from);
        }
    }
}

namespace {
    final class CEventLog
    {
        /** @var string[] */
        public static array $lines = [];

        public static function Add(array $row): void
        {
            self::$lines[] = "{$row['AUDIT_TYPE_ID']} {$row['DESCRIPTION']}";
        }
    }

    // sure: an agent that does not answer its own call is forgotten
    final class CAgent
    {
        /** @var string[] */
        public static array $agents = [];

        public static function AddAgent(string $call, string $module, string $period, int $seconds): void
        {
            self::$agents[] = $call;
        }

        public static function RemoveModuleAgents(string $module): void
        {
            self::$agents = [];
        }
    }

    final class FakeMail
    {
        /** @var array<int, array{0: string, 1: string, 2: string}> */
        public static array $sent = [];
    }

    function bxmail(string $to, string $subject, string $text): bool
    {
        FakeMail::$sent[] = [$to, $subject, $text];

        return true;
    }

    function bitrix_sessid(): string
    {
        return 'sessid-of-this-session';
    }

    function bitrix_sessid_post(): string
    {
        return '<input type="hidden" name="sessid" value="' . bitrix_sessid() . '">';
    }

    function check_bitrix_sessid(): bool
    {
        return ($_REQUEST['sessid'] ?? '') === bitrix_sessid();
    }
}
