<?php

declare(strict_types=1);

namespace CourierCore\Form;

use CourierCore\Texts;

/** Draws one setting of the schema. Works without scripts; ours make it comfortable. */
final class FieldHtml
{
    private Texts $texts;
    private Texts $words;
    private FieldChoices $choices;
    private string $brand;

    /**
     * @param Texts $texts the core's
     * @param Texts $words the plugin's own: of its own settings, and `choice.empty`
     * @param string $brand by which the scripts of one brand know their fields from another's
     */
    public function __construct(Texts $texts, Texts $words, FieldChoices $choices, string $brand)
    {
        $this->texts = $texts;
        $this->words = $words;
        $this->choices = $choices;
        $this->brand = $brand;
    }

    /**
     * @param array<string, mixed> $field of the schema
     * @param mixed $value as it is stored
     */
    public function row(array $field, string $name, $value, string $problem = ''): string
    {
        $said = $this->words->has($field['label']) ? $this->words : $this->texts;
        $help = $said->has($field['help']) ? $said->say($field['help']) : '';

        return Html::row($name, $said->say($field['label']), $this->input($field, $name, $value), $problem, $help);
    }

    /**
     * @param array<string, mixed> $field
     * @param mixed $value
     */
    private function input(array $field, string $name, $value): string
    {
        $values = is_array($value) ? $value : [];
        switch ($field['type']) {
            case 'bool':
                return Html::checkbox($name, '1', in_array($value, [true, '1', 1], true), '', $name);
            case 'choice':
                $options = ['' => $this->words->say('choice.empty')] + $this->choices->of($field);

                return Html::select($name, $options, is_scalar($value) ? (string) $value : '');
            case 'list':
                return $this->list($field, $name, array_map('strval', $values));
            case 'map':
                return $this->map($field, $name, $values);
            case 'town':
            case 'intervals':
                return $this->structure($field['type'], $name, $values);
            default:
                return $this->text($field, $name, is_scalar($value) ? (string) $value : '');
        }
    }

    /** @param array<string, mixed> $field */
    private function text(array $field, string $name, string $value): string
    {
        $isNumber = in_array($field['type'], ['int', 'decimal', 'money'], true);

        return Html::tag('input', [
            'type' => $field['secret'] ? 'password' : 'text',
            'id' => $name,
            'name' => $name,
            // A secret is typed, never shown again.
            'value' => $field['secret'] ? '' : $value,
            'class' => 'form-control',
            'autocomplete' => $field['secret'] ? 'new-password' : 'off',
            'inputmode' => $isNumber ? ($field['type'] === 'int' ? 'numeric' : 'decimal') : null,
            'placeholder' => is_scalar($field['default']) ? (string) $field['default'] : null,
            'aria-describedby' => "{$name}-help",
        ]);
    }

    /**
     * @param array<string, mixed> $field
     * @param string[] $value
     */
    private function list(array $field, string $name, array $value): string
    {
        $options = $this->choices->of($field);
        if ($options === [] && ($field['source'] ?? '') !== 'serviceLevels') {
            return Html::input($name, implode(', ', $value));
        }
        // What the shop had before the courier's list could be read stays chosen.
        $options += array_combine($value, $value) ?: [];
        $html = '';
        foreach ($options as $option => $label) {
            $isChosen = in_array((string) $option, $value, true);
            $html .= Html::checkbox("{$name}[]", (string) $option, $isChosen, $label, "{$name}-{$option}");
        }

        // An unticked list is told too: its absence would mean "as before".
        return Html::tag('input', ['type' => 'hidden', 'name' => "{$name}[]", 'value' => ''])
            . '<fieldset class="courier-list">' . $html . '</fieldset>';
    }

    /**
     * @param array<string, mixed> $field
     * @param array<int|string, mixed> $value
     */
    private function map(array $field, string $name, array $value): string
    {
        $html = '';
        $options = ['' => $this->words->say('choice.empty')] + $this->choices->valuesOf($field);
        foreach ($this->choices->keysOf($field) as $key => $label) {
            $id = "{$name}[{$key}]";
            $own = is_scalar($value[$key] ?? '') ? (string) ($value[$key] ?? '') : '';
            $html .= '<tr><td><label for="' . Html::escape($id) . '">' . Html::escape($label) . '</label></td><td>'
                . Html::select($id, $options, $own) . '</td></tr>';
        }

        return '<table class="courier-map"><tbody>' . $html . '</tbody></table>';
    }

    /**
     * Our script draws these; what is sent is JSON in one field.
     *
     * @param array<int|string, mixed> $value
     */
    private function structure(string $type, string $name, array $value): string
    {
        return Html::tag('input', [
            'type' => 'text', 'id' => $name, 'name' => $name, 'class' => 'form-control',
            'data-courier' => $type,
            'data-brand' => $this->brand,
            'value' => $value === [] ? '' : (string) json_encode($value, JSON_UNESCAPED_UNICODE),
        ]);
    }
}
