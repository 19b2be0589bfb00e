<?php

// Action Scheduler, as far as jobs are noted down: tests run them.

declare(strict_types=1);

function as_enqueue_async_action(string $hook, array $arguments, string $group): int
{
    Site::$data['jobs'][] = ['hook' => $hook, 'arguments' => $arguments, 'group' => $group];

    return count(Site::$data['jobs']);
}

function as_schedule_single_action(int $at, string $hook, array $arguments, string $group): int
{
    return as_enqueue_async_action($hook, $arguments, $group);
}

function as_schedule_recurring_action(int $at, int $every, string $hook, array $arguments, string $group): int
{
    Site::$data['recurring'][$hook] = ['every' => $every, 'group' => $group];

    return 1;
}

function as_has_scheduled_action(string $hook): bool
{
    return isset(Site::$data['recurring'][$hook]);
}

function as_unschedule_all_actions(string $hook, array $arguments, string $group): void
{
    $isOther = static fn (array $job): bool => $job['group'] !== $group;
    Site::$data['jobs'] = array_filter(Site::$data['jobs'], $isOther);
    Site::$data['recurring'] = array_filter(Site::$data['recurring'], $isOther);
}
