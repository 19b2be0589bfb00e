<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\SettingsSchema;

/** What the settings form sent, as it is kept: texts, lists and maps. */
final class SettingsInput
{
    /**
     * @param array<string, mixed> $posted unslashed
     * @return array<string, mixed>
     */
    public static function read(array $posted): array
    {
        $typed = [];
        foreach (SettingsSchema::load()->fields('shop') as $key => $field) {
            // A brand that knows its gateway does not ask for it: nothing is missing then.
            if ($field['type'] !== 'url' || isset($posted[$key])) {
                $typed[$key] = self::value($field, $posted[$key] ?? '');
            }
        }

        return $typed;
    }

    /**
     * @param array<string, mixed> $field
     * @param mixed $value
     * @return mixed
     */
    private static function value(array $field, $value)
    {
        if (is_array($value)) {
            $texts = array_map(
                static fn ($text): string => is_scalar($text) ? sanitize_text_field((string) $text) : '',
                $value
            );

            return array_filter($texts, static fn (string $text): bool => $text !== '');
        }
        $text = trim((string) $value);
        if ($field['type'] === 'bool') {
            // A box that is not ticked is not sent; '' would mean the default.
            return $text === '' ? '0' : '1';
        }
        if (in_array($field['type'], ['town', 'intervals'], true)) {
            $decoded = json_decode($text, true);

            return is_array($decoded) ? $decoded : [];
        }
        if ($field['type'] === 'list') {
            return array_values(array_filter(array_map('trim', explode(',', sanitize_text_field($text)))));
        }

        // A password may hold anything; it is not kept.
        return $field['secret'] ? $text : sanitize_text_field($text);
    }
}
