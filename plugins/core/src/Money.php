<?php

declare(strict_types=1);

namespace CourierCore;

/** Money in texts that people type and read. Everywhere else it is whole minor units. */
final class Money
{
    private const SIGNS = ['RUB' => '₽', 'KZT' => '₸', 'UAH' => '₴', 'AMD' => '֏'];

    /** `'350,5'` → 35050; null for anything that is not an amount. By digits: 1.15 × 100 is not 115. */
    public static function parse(string $typed): ?int
    {
        $text = (string) preg_replace('/[ \x{a0}\x{202f}]/u', '', $typed);
        if (preg_match('/^(-?)(\d{1,9})(?:[.,](\d{1,2}))?$/D', $text, $parts) !== 1) {
            return null;
        }
        $minor = (int) $parts[2] * 100 + (int) str_pad($parts[3] ?? '', 2, '0');

        return $parts[1] === '-' ? -$minor : $minor;
    }

    /** `35050, 'RUB'` → `350,50 ₽`. */
    public static function format(int $minor, string $currency): string
    {
        $whole = number_format(intdiv(abs($minor), 100), 0, '', "\u{a0}");
        $cents = abs($minor) % 100;
        $sign = $minor < 0 ? '−' : '';

        return $sign . $whole . ($cents === 0 ? '' : sprintf(',%02d', $cents))
            . "\u{a0}" . (self::SIGNS[$currency] ?? $currency);
    }
}
