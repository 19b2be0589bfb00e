<?php

declare(strict_types=1);

namespace CourierCore\Form;

/** What a settings form sent, as it is kept: texts, lists and maps. */
final class SettingsInput
{
    /**
     * @param array<string, array<string, mixed>> $fields of the schema
     * @param array<string, mixed> $posted
     * @return array<string, mixed>
     */
    public static function read(array $fields, array $posted): array
    {
        $typed = [];
        foreach ($fields as $key => $field) {
            // A brand that knows its gateway does not ask for it: nothing is missing then.
            if ($field['type'] !== 'url' || isset($posted[$key])) {
                $typed[$key] = self::value($field, $posted[$key] ?? '');
            }
        }

        return $typed;
    }

    /** @param mixed $value */
    public static function text($value): string
    {
        return is_scalar($value) ? trim((string) $value) : '';
    }

    /**
     * @param mixed $values
     * @return array<int|string, string> without what is empty
     */
    public static function texts($values): array
    {
        return array_filter(
            array_map([self::class, 'text'], (array) $values),
            static fn (string $text): bool => $text !== ''
        );
    }

    /**
     * @param array<string, mixed> $field
     * @param mixed $value
     * @return mixed
     */
    private static function value(array $field, $value)
    {
        if (is_array($value)) {
            $texts = self::texts($value);

            return $field['type'] === 'list' ? array_values($texts) : $texts;
        }
        $text = self::text($value);
        if ($field['type'] === 'bool') {
            // A box that is not ticked sends nothing, and means no, whatever the default is.
            return $text === '' ? '0' : $text;
        }
        if (in_array($field['type'], ['town', 'intervals'], true)) {
            $decoded = json_decode($text, true);

            return is_array($decoded) ? $decoded : [];
        }
        if ($field['type'] === 'list') {
            return array_values(array_filter(array_map('trim', explode(',', $text))));
        }

        return $text;
    }
}
