<?php

// The part of OpenCart that the extension stands on: registry, answer, log, mail. One request, one side.

declare(strict_types=1);

/** `redirect` ends a request. */
final class Redirected extends Exception
{
}

final class FakeResponse
{
    /** @var string[] */
    public array $headers = [];
    public string $output = '';

    public function addHeader(string $header): void
    {
        $this->headers[] = $header;
    }

    public function setOutput(string $output): void
    {
        $this->output = $output;
    }

    public function redirect(string $url): void
    {
        throw new Redirected($url);
    }
}

/** Whatever is asked of it is nothing to us. */
final class FakeDeaf
{
    /** @param mixed[] $arguments */
    public function __call(string $name, array $arguments): string
    {
        return '';
    }
}

final class FakeConfig
{
    /** @var array<string, mixed> */
    public array $values = [];

    /** @return mixed */
    public function get(string $key)
    {
        return $this->values[$key] ?? null;
    }
}

final class FakeUser
{
    public bool $mayModify = true;

    public function hasPermission(string $kind, string $route): bool
    {
        return $this->mayModify;
    }
}

final class FakeRegistry
{
    /** @var array<string, mixed> */
    private array $things = [];

    /** @return mixed */
    public function get(string $name)
    {
        return $this->things[$name] ?? null;
    }

    /** @param mixed $thing */
    public function set(string $name, $thing): void
    {
        $this->things[$name] = $thing;
    }

    public function has(string $name): bool
    {
        return isset($this->things[$name]);
    }
}

/** OpenCart's base of controllers and models. */
abstract class FakeEngine
{
    protected object $registry;

    public function __construct(object $registry)
    {
        $this->registry = $registry;
    }

    /** @return mixed */
    public function __get(string $name)
    {
        return $this->registry->get($name);
    }
}

final class FakeAction
{
    public string $route;

    public function __construct(string $route)
    {
        $this->route = $route;
    }
}

final class FakeLog
{
    public static ?FakeDb $db = null;

    public function __construct(string $file)
    {
    }

    public function write(string $line): void
    {
        self::$db->add('log', ['line' => $line]);
    }
}

/** 2.3 to 4.1 all have these setters. */
final class FakeMail
{
    public static ?FakeDb $db = null;
    /** @var array<string, mixed> */
    private array $said = [];

    /** @param mixed[] $options */
    public function __construct(string $engine = '', array $options = [])
    {
    }

    /** @param mixed $value */
    public function __set(string $name, $value): void
    {
    }

    /** @param array<int, string> $arguments */
    public function __call(string $name, array $arguments): void
    {
        $this->said[$name] = $arguments[0] ?? '';
        if ($name === 'send') {
            self::$db->add('mail', [
                'mail_to' => $this->said['setTo'], 'subject' => $this->said['setSubject'], 'text' => $this->said['setText'],
            ]);
        }
    }
}
