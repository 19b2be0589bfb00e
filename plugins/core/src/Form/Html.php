<?php

declare(strict_types=1);

namespace CourierCore\Form;

/** The few pieces of markup that every form needs, escaped. */
final class Html
{
    public static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
    }

    /** @param array<string, string|null> $attributes null: left out */
    public static function tag(string $name, array $attributes, string $inside = ''): string
    {
        $html = '';
        foreach ($attributes as $attribute => $value) {
            $html .= $value === null ? '' : ' ' . $attribute . '="' . self::escape($value) . '"';
        }
        $isVoid = in_array($name, ['input', 'link'], true);

        return "<{$name}{$html}>" . ($isVoid ? '' : "{$inside}</{$name}>");
    }

    /** @param array<int|string, string> $options label by value */
    public static function select(string $name, array $options, string $value): string
    {
        $html = '';
        foreach ($options as $option => $label) {
            $html .= self::tag('option', [
                'value' => (string) $option,
                'selected' => (string) $option === $value ? 'selected' : null,
            ], self::escape($label));
        }

        return self::tag('select', ['id' => $name, 'name' => $name, 'class' => 'form-control form-select'], $html);
    }

    public static function checkbox(string $name, string $value, bool $isOn, string $label, string $id): string
    {
        $box = self::tag('input', [
            'type' => 'checkbox', 'id' => $id, 'name' => $name, 'value' => $value,
            'checked' => $isOn ? 'checked' : null,
        ]);

        return $label === '' ? $box : self::tag('label', ['for' => $id], $box . ' ' . self::escape($label));
    }

    public static function input(string $name, string $value, string $type = 'text'): string
    {
        return self::tag('input', [
            'type' => $type, 'id' => $name, 'name' => $name, 'value' => $value, 'class' => 'form-control',
        ]);
    }

    /** One line of a form: what it is, the field, what is wrong with it, what it means. */
    public static function row(
        string $for,
        string $label,
        string $field,
        string $problem = '',
        string $help = ''
    ): string {
        return '<div class="courier-row"><label for="' . self::escape($for) . '">' . self::escape($label)
            . '</label><div>' . $field
            . ($problem === '' ? '' : '<p class="courier-problem" role="alert">' . self::escape($problem) . '</p>')
            . ($help === '' ? '' : '<p class="courier-help" id="' . self::escape("{$for}-help") . '">'
                . self::escape($help) . '</p>')
            . '</div></div>';
    }
}
