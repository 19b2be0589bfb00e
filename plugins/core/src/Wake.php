<?php

declare(strict_types=1);

namespace CourierCore;

/** Starts a job at once, without waiting for it. Where the shop cannot call itself, the cron comes later. */
final class Wake
{
    private const PATIENCE_MS = 700;

    /** @param array<string, string|int> $fields posted */
    public static function at(string $url, array $fields): void
    {
        $handle = curl_init();
        curl_setopt_array($handle, [
            CURLOPT_URL => $url,
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => http_build_query($fields),
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_TIMEOUT_MS => self::PATIENCE_MS,
            CURLOPT_NOSIGNAL => true,
        ]);
        curl_exec($handle);
    }
}
