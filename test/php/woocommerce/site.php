<?php

// A WordPress that keeps its state in one file and knows hooks, options and users. Only what the plugin
// calls, as WordPress 6.9 and WooCommerce 11 answered when they were watched.

declare(strict_types=1);

/** Everything that outlives a request. */
final class Site
{
    /** @var array<string, mixed> */
    public static array $data = [];
    /** @var array<string, array<int, array<int, array{0: callable, 1: int}>>> */
    public static array $hooks = [];
    /** @var array<string, int> */
    public static array $done = [];
    /** @var string[] names of hooks in the order they ran in this request, for the recorded order */
    public static array $ran = [];
    /** @var array<string, array<string, mixed>> route => method => handler */
    public static array $routes = [];
    /** @var array<string, mixed> */
    public static array $storeApi = ['data' => [], 'update' => []];
    public static string $url = 'http://shop.test';
    public static bool $isManager = false;
    public static bool $isAdmin = false;

    public static function open(string $file): void
    {
        self::$data = is_file($file) ? unserialize((string) file_get_contents($file)) : [
            'options' => [], 'transients' => [], 'orders' => [], 'products' => [], 'coupons' => [],
            'sessions' => [], 'jobs' => [], 'mails' => [], 'notes' => [], 'methods' => [], 'logs' => [],
            'lastId' => 100,
        ];
    }

    public static function close(string $file): void
    {
        file_put_contents($file, serialize(self::$data));
    }

    public static function nextId(): int
    {
        return ++self::$data['lastId'];
    }
}

function add_filter(string $hook, callable $callback, int $priority = 10, int $count = 1): bool
{
    Site::$hooks[$hook][$priority][] = [$callback, $count];

    return true;
}

function add_action(string $hook, callable $callback, int $priority = 10, int $count = 1): bool
{
    return add_filter($hook, $callback, $priority, $count);
}

/** @param mixed $value */
function apply_filters(string $hook, $value, ...$more)
{
    Site::$ran[] = $hook;
    $found = Site::$hooks[$hook] ?? [];
    ksort($found);
    foreach ($found as $callbacks) {
        foreach ($callbacks as [$callback, $count]) {
            $value = $callback(...array_slice(array_merge([$value], $more), 0, $count));
        }
    }

    return $value;
}

function do_action(string $hook, ...$arguments): void
{
    Site::$ran[] = $hook;
    Site::$done[$hook] = (Site::$done[$hook] ?? 0) + 1;
    $found = Site::$hooks[$hook] ?? [];
    ksort($found);
    foreach ($found as $callbacks) {
        foreach ($callbacks as [$callback, $count]) {
            $callback(...array_slice($arguments, 0, $count));
        }
    }
}

function did_action(string $hook): int
{
    return Site::$done[$hook] ?? 0;
}

function get_option(string $name, $default = false)
{
    return array_key_exists($name, Site::$data['options']) ? Site::$data['options'][$name] : $default;
}

function update_option(string $name, $value, $autoload = null): bool
{
    Site::$data['options'][$name] = $value;

    return true;
}

function add_option(string $name, $value = '', string $deprecated = '', $autoload = null): bool
{
    return array_key_exists($name, Site::$data['options']) ? false : update_option($name, $value);
}

function delete_option(string $name): bool
{
    unset(Site::$data['options'][$name]);

    return true;
}

function get_transient(string $name)
{
    [$value, $until] = Site::$data['transients'][$name] ?? [false, 0];

    return $until > time() ? $value : false;
}

function set_transient(string $name, $value, int $seconds): bool
{
    // WordPress refuses longer names.
    if (strlen($name) > 172) {
        throw new LogicException("the name of transient {$name} is too long");
    }
    Site::$data['transients'][$name] = [$value, time() + $seconds];

    return true;
}

function delete_transient(string $name): bool
{
    unset(Site::$data['transients'][$name]);

    return true;
}

function current_user_can(string $capability): bool
{
    return Site::$isManager;
}

function wp_mail(string $to, string $subject, string $text): bool
{
    Site::$data['mails'][] = "To: {$to}\nSubject: {$subject}\n\n{$text}";

    return true;
}

function as_enqueue_async_action(string $hook, array $arguments, string $group): int
{
    Site::$data['jobs'][] = ['hook' => $hook, 'arguments' => $arguments, 'at' => time()];

    return count(Site::$data['jobs']);
}

function as_schedule_single_action(int $at, string $hook, array $arguments, string $group): int
{
    Site::$data['jobs'][] = ['hook' => $hook, 'arguments' => $arguments, 'at' => $at];

    return count(Site::$data['jobs']);
}

function as_schedule_recurring_action(int $at, int $every, string $hook, array $arguments, string $group): int
{
    Site::$data['recurring'][$hook] = $every;

    return 1;
}

function as_has_scheduled_action(string $hook): bool
{
    return isset(Site::$data['recurring'][$hook]);
}

function as_unschedule_all_actions(string $hook, array $arguments, string $group): void
{
    Site::$data['jobs'] = [];
    Site::$data['recurring'] = [];
}
