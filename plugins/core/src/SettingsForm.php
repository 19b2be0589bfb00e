<?php

declare(strict_types=1);

namespace CourierCore;

/** Judges what a merchant typed, before it is kept. */
final class SettingsForm
{
    private SettingsSchema $schema;

    public function __construct(SettingsSchema $schema)
    {
        $this->schema = $schema;
    }

    /**
     * @param array<string, mixed> $input
     * @param string $scope `shop` or `method`
     * @return array<string, string> key of the field => key of the text that says what is wrong; none: all is well
     */
    public function problems(array $input, string $scope): array
    {
        $settings = new Settings($this->schema, $input);
        $problems = [];
        foreach ($this->schema->fields($scope) as $key => $field) {
            $problem = $this->problem($field, $settings);
            if ($problem !== null && isset($input[$key])) {
                $problems[$key] = $problem;
            }
        }

        return $problems + $this->contradictions($settings);
    }

    /** @param array<string, mixed> $field */
    private function problem(array $field, Settings $settings): ?string
    {
        $key = $field['key'];
        $text = $settings->text($key);
        if ($text === '' && !in_array($field['type'], ['list', 'map', 'intervals', 'town'], true)) {
            return ($field['required'] ?? false) ? 'form.required' : null;
        }
        switch ($field['type']) {
            case 'int':
                return preg_match('/^\d{1,9}$/D', $text) === 1 ? $this->range($field, (float) $text) : 'form.whole';
            case 'decimal':
                return preg_match('/^-?\d{1,9}([.,]\d{1,6})?$/D', $text) === 1
                    ? $this->range($field, $settings->decimal($key))
                    : 'form.number';
            case 'money':
                $minor = Money::parse($text);
                return $minor === null ? 'form.money' : $this->range($field, $minor / 100);
            case 'choice':
                return isset($field['options']) && !in_array($text, $field['options'], true) ? 'form.choice' : null;
            case 'list':
                return $this->listProblem($field, $settings->list($key));
            case 'map':
                return $this->listProblem($field, array_values($settings->map($key)));
            case 'intervals':
                return RuleSet::intervals($settings) === null ? 'form.intervals' : null;
            case 'url':
                return preg_match('#^https?://[^\s/@?\#]+[^\s@?\#]*$#D', $text) === 1 ? null : 'form.url';
            default:
                return $this->matches($field, $text) ? null : 'form.pattern';
        }
    }

    /** @param array<string, mixed> $field */
    private function range(array $field, float $number): ?string
    {
        return $number >= ($field['min'] ?? -INF) && $number <= ($field['max'] ?? INF) ? null : 'form.range';
    }

    /**
     * @param array<string, mixed> $field
     * @param string[] $values
     */
    private function listProblem(array $field, array $values): ?string
    {
        foreach ($values as $value) {
            if (isset($field['options']) && !in_array($value, $field['options'], true)) {
                return 'form.choice';
            }
            if (!$this->matches($field, $value)) {
                return 'form.pattern';
            }
        }

        return null;
    }

    /** @param array<string, mixed> $field */
    private function matches(array $field, string $text): bool
    {
        return !isset($field['pattern']) || preg_match("~{$field['pattern']}~uD", $text) === 1;
    }

    /** @return array<string, string> */
    private function contradictions(Settings $settings): array
    {
        $problems = [];
        $failure = $settings->text('failureStatus');
        // A failed order that lands in a sending status would be sent again and again.
        if ($failure !== '' && in_array($failure, $settings->list('autoSendStatuses'), true)) {
            $problems['failureStatus'] = 'form.failureStatusSends';
        }
        if ($settings->flag('autoSend') && $settings->list('autoSendStatuses') === []) {
            $problems['autoSendStatuses'] = 'form.autoSendNowhere';
        }

        return $problems;
    }
}
