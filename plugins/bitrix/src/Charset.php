<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Main\Text\Encoding;

/** Sites in windows-1251 still exist: inside everything is UTF-8, and converted where it meets the site. */
final class Charset
{
    /** @param mixed $text of the site; anything but text becomes '' */
    public static function in($text): string
    {
        $text = is_scalar($text) ? (string) $text : '';

        return self::isUtf() ? $text : (string) Encoding::convertEncoding($text, self::site(), 'UTF-8');
    }

    public static function out(string $text): string
    {
        return self::isUtf() ? $text : (string) Encoding::convertEncoding($text, 'UTF-8', self::site());
    }

    private static function isUtf(): bool
    {
        // Since 23.0 a site is UTF-8 where it says nothing.
        return !defined('SITE_CHARSET') || strcasecmp((string) SITE_CHARSET, 'UTF-8') === 0;
    }

    private static function site(): string
    {
        return (string) SITE_CHARSET;
    }
}
