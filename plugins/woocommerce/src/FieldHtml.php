<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Texts;

/** Draws one setting as a row of WooCommerce's form table. Works without scripts; ours make it comfortable. */
final class FieldHtml
{
    private Texts $texts;
    private Texts $words;
    private FieldChoices $choices;

    public function __construct(Plugin $plugin)
    {
        $this->texts = $plugin->delivery->texts();
        $this->words = $plugin->words();
        $this->choices = new FieldChoices($plugin);
    }

    /**
     * @param array<string, mixed> $field of the core's schema
     * @param mixed $value as it is stored
     */
    public function row(array $field, string $name, $value, string $problem = ''): string
    {
        $help = $this->texts->has($field['help']) ? $this->texts->say($field['help']) : '';
        $about = $help === '' ? '' : '<p class="description" id="' . esc_attr("{$name}-help") . '">'
            . esc_html($help) . '</p>';
        $wrong = $problem === '' ? '' : '<p class="courier-problem" role="alert">' . esc_html($problem) . '</p>';

        // A fieldset, as WooCommerce's own rows have: its window for a method's settings lays out by it.
        $group = $this->isGroup($field) ? 'aria-labelledby="' . esc_attr("{$name}-label") . '"' : 'role="presentation"';

        return '<tr valign="top"><th scope="row" class="titledesc">' . $this->label($field, $name)
            . "</th><td class=\"forminp\"><fieldset {$group}>" . $this->input($field, $name, self::decoded($value)) . $wrong
            . $about . '</fieldset></td></tr>';
    }

    /**
     * Several inputs in one row have labels of their own; the row's names them together.
     *
     * @param array<string, mixed> $field
     */
    private function label(array $field, string $name): string
    {
        $text = esc_html($this->texts->say($field['label']));

        return $this->isGroup($field)
            ? '<span id="' . esc_attr("{$name}-label") . '">' . $text . '</span>'
            : '<label for="' . esc_attr($name) . '">' . $text . '</label>';
    }

    /** @param array<string, mixed> $field */
    private function isGroup(array $field): bool
    {
        return in_array($field['type'], ['list', 'map'], true) && !$this->isTyped($field);
    }

    /**
     * A list that nothing is known to choose from.
     *
     * @param array<string, mixed> $field
     */
    private function isTyped(array $field): bool
    {
        return $field['type'] === 'list' && ($field['source'] ?? '') !== 'serviceLevels' && $this->choices->of($field) === [];
    }

    /**
     * @param array<string, mixed> $field
     * @param mixed $value
     */
    private function input(array $field, string $name, $value): string
    {
        switch ($field['type']) {
            case 'bool':
                return $this->checkbox($name, '1', in_array($value, [true, '1', 'yes', 1], true), '', $name);
            case 'choice':
                return $this->select($name, $this->choices->of($field), (string) (is_scalar($value) ? $value : ''));
            case 'list':
                return $this->list($field, $name, self::many($value));
            case 'map':
                return $this->map($field, $name, self::many($value));
            case 'town':
            case 'intervals':
                return $this->structure($field['type'], $name, self::many($value));
            default:
                return $this->text($field, $name, is_scalar($value) ? (string) $value : '');
        }
    }

    /** @param array<string, mixed> $field */
    private function text(array $field, string $name, string $value): string
    {
        $isNumber = in_array($field['type'], ['int', 'decimal', 'money'], true);
        $type = $field['secret'] ? 'password' : 'text';
        $attributes = [
            'type' => $type,
            'id' => $name,
            'name' => $name,
            // A secret is typed, never shown again.
            'value' => $field['secret'] ? '' : $value,
            'class' => 'regular-text',
            'autocomplete' => $field['secret'] ? 'new-password' : 'off',
            'inputmode' => $isNumber ? ($field['type'] === 'int' ? 'numeric' : 'decimal') : null,
            'placeholder' => is_scalar($field['default']) ? (string) $field['default'] : null,
            'aria-describedby' => $this->texts->has($field['help']) && $this->texts->say($field['help']) !== '' ? "{$name}-help" : null,
        ];

        return '<input' . self::attributes($attributes) . '>';
    }

    /** @param array<string, string> $options label by value */
    private function select(string $name, array $options, string $value): string
    {
        $html = '';
        foreach (['' => $this->words->say('choice.empty')] + $options as $option => $label) {
            $html .= '<option value="' . esc_attr((string) $option) . '"' . selected((string) $option, $value, false)
                . '>' . esc_html($label) . '</option>';
        }

        return '<select' . self::attributes(['id' => $name, 'name' => $name]) . ">{$html}</select>";
    }

    /**
     * @param array<string, mixed> $field
     * @param array<int|string, mixed> $value
     */
    private function list(array $field, string $name, array $value): string
    {
        $value = array_map('strval', $value);
        if ($this->isTyped($field)) {
            return '<input' . self::attributes([
                'type' => 'text', 'id' => $name, 'name' => $name, 'class' => 'regular-text',
                'value' => implode(', ', $value),
            ]) . '>';
        }
        // What the shop had before the courier's list could be read stays chosen.
        $options = $this->choices->of($field) + (array_combine($value, $value) ?: []);
        $html = '';
        foreach ($options as $option => $label) {
            $isChosen = in_array((string) $option, $value, true);
            $html .= $this->checkbox("{$name}[]", (string) $option, $isChosen, $label, "{$name}-{$option}") . '<br>';
        }

        return $html === '' ? esc_html($this->words->say('choice.empty')) : $html;
    }

    /**
     * @param array<string, mixed> $field
     * @param array<int|string, mixed> $value
     */
    private function map(array $field, string $name, array $value): string
    {
        $html = '';
        foreach ($this->choices->keysOf($field) as $key => $label) {
            $own = (string) ($value[$key] ?? '');
            $id = "{$name}[{$key}]";
            $input = $this->choices->valuesOf($field) === []
                ? '<input' . self::attributes(['type' => 'text', 'id' => $id, 'name' => $id, 'value' => $own]) . '>'
                : $this->select($id, $this->choices->valuesOf($field), $own);
            $html .= '<tr><td><label for="' . esc_attr($id) . '">' . esc_html($label) . "</label></td><td>{$input}</td></tr>";
        }

        return '<table class="courier-map" role="presentation"><tbody>' . $html . '</tbody></table>';
    }

    /**
     * Our script draws these; what is sent is JSON in one field.
     *
     * @param array<int|string, mixed> $value
     */
    private function structure(string $type, string $name, array $value): string
    {
        return '<input' . self::attributes([
            'type' => 'text', 'id' => $name, 'name' => $name, 'class' => 'regular-text',
            'data-courier' => $type,
            'data-brand' => Brand::SLUG,
            'value' => $value === [] ? '' : (string) wp_json_encode($value, JSON_UNESCAPED_UNICODE),
        ]) . '>';
    }

    private function checkbox(string $name, string $value, bool $isOn, string $label, string $id): string
    {
        $box = '<input' . self::attributes(['type' => 'checkbox', 'id' => $id, 'name' => $name, 'value' => $value])
            . checked($isOn, true, false) . '>';

        return $label === '' ? $box : '<label for="' . esc_attr($id) . '">' . $box . ' ' . esc_html($label) . '</label>';
    }

    /** @param array<string, string|null> $attributes */
    private static function attributes(array $attributes): string
    {
        $html = '';
        foreach ($attributes as $name => $value) {
            $html .= $value === null ? '' : ' ' . $name . '="' . esc_attr($value) . '"';
        }

        return $html;
    }

    /**
     * Nothing typed is nothing, not one empty thing.
     *
     * @param mixed $value
     * @return array<int|string, mixed>
     */
    private static function many($value): array
    {
        return array_filter((array) $value, static fn ($one): bool => $one !== '' && $one !== null);
    }

    /**
     * @param mixed $value
     * @return mixed
     */
    private static function decoded($value)
    {
        return is_string($value) && preg_match('/^[\[{]/', $value) === 1 ? json_decode($value, true) : $value;
    }
}
