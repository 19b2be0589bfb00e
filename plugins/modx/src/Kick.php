<?php

declare(strict_types=1);

namespace CourierModx;

/** Wakes the job at once, without waiting for it. Where the shop cannot call itself, the cron comes later. */
final class Kick
{
    private const PATIENCE_MS = 700;

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function run(): void
    {
        $handle = curl_init();
        curl_setopt_array($handle, [
            CURLOPT_URL => $this->plugin->publicUrl('cron', ['token' => CronToken::of($this->plugin), 'due' => '1']),
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => '',
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_TIMEOUT_MS => self::PATIENCE_MS,
            CURLOPT_NOSIGNAL => true,
        ]);
        curl_exec($handle);
    }
}
