<?php

declare(strict_types=1);

namespace CourierModx;

/** The word that lets a cron job in. */
final class CronToken
{
    public static function of(Plugin $plugin): string
    {
        $memory = $plugin->memory();
        $token = (string) ($memory->read('cron')['token'] ?? '');
        if ($token === '') {
            $token = bin2hex(random_bytes(16));
            $memory->write('cron', ['token' => $token]);
        }

        return $token;
    }

    public static function url(Plugin $plugin): string
    {
        return $plugin->publicUrl('cron', ['token' => self::of($plugin)]);
    }
}
