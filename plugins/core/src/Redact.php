<?php

declare(strict_types=1);

namespace CourierCore;

/** Takes secrets and people out of what is about to be logged or exported. */
final class Redact
{
    private const HIDDEN = '…';
    private const WORDS = '/pass|secret|login|token|authori|seal|phone|e?mail|name$|address|street|house|flat|comment|'
        . 'recipient|inn$|body/i';
    private const INSIDE = [
        '/\b([sp]k_[A-Za-z0-9]{1,16})_[A-Za-z0-9_-]{16,}/' => '$1_…',
        '/\bv1\.[A-Za-z0-9]{1,16}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/' => 'v1.…',
        '/(Bearer|Basic)\s+\S+/i' => '$1 …',
        '/[\w.+-]+@[\w-]+\.[\w.-]+/u' => '…@…',
        '/(?<![\w.])\+?\d[\d\s().-]{8,}\d(?![\w])/' => '…',
    ];

    /**
     * @param array<int|string, mixed> $fields
     * @return array<int|string, mixed>
     */
    public static function fields(array $fields): array
    {
        $clean = [];
        foreach ($fields as $name => $value) {
            if (is_string($name) && preg_match(self::WORDS, $name) === 1 && !is_bool($value) && $value !== null) {
                $clean[$name] = self::HIDDEN;
            } elseif (is_array($value)) {
                $clean[$name] = self::fields($value);
            } else {
                $clean[$name] = is_string($value) ? self::text($value) : $value;
            }
        }

        return $clean;
    }

    public static function text(string $text): string
    {
        return (string) preg_replace(array_keys(self::INSIDE), array_values(self::INSIDE), $text);
    }
}
