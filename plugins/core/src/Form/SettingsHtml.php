<?php

declare(strict_types=1);

namespace CourierCore\Form;

use CourierCore\Delivery;
use CourierCore\SettingsSchema;
use CourierCore\Texts;

/** Draws the settings: groups that fold, the rules of a method, the state of the connection. */
final class SettingsHtml
{
    private Delivery $delivery;
    private Texts $words;
    private FieldHtml $fields;
    private SettingsSchema $schema;
    private string $brand;
    private string $prefix;

    /**
     * @param Texts $words the plugin's own
     * @param string $brand `courier-checkout`: see `FieldHtml`
     * @param string $prefix `courier_checkout`: fields are `courier_checkout[login]`
     */
    public function __construct(
        Delivery $delivery,
        Texts $words,
        ShopLists $lists,
        SettingsSchema $schema,
        string $brand,
        string $prefix
    ) {
        $this->delivery = $delivery;
        $this->words = $words;
        $this->fields = new FieldHtml($delivery->texts(), $words, new FieldChoices($delivery, $words, $lists), $brand);
        $this->schema = $schema;
        $this->brand = $brand;
        $this->prefix = $prefix;
    }

    /**
     * All settings of the shop, the connection's group open.
     *
     * @param array<string, mixed> $values what is kept, then the platform's own first values
     * @param array<string, string> $problems text by field
     * @param string[] $hidden keys that nobody is asked for: the brand knows them
     */
    public function shop(array $values, array $problems, array $hidden, string $connection): string
    {
        $groups = [];
        foreach (array_diff_key($this->schema->fields('shop'), array_flip($hidden)) as $key => $field) {
            $groups[$field['group']][$key] = $field;
        }
        $html = '';
        foreach ($groups as $group => $fields) {
            $isConnection = $group === 'connection';
            $isOpen = $isConnection || array_intersect_key($problems, $fields) !== [];
            $rows = $this->rows($fields, $values + ['multiplier' => '0'], $problems, '');
            $title = $this->delivery->texts()->say("group.{$group}");
            $html .= self::folded($title, $rows . ($isConnection ? $connection : ''), $isOpen);
        }

        return $html;
    }

    /**
     * The rules of one delivery method, empty where the shop's hold.
     *
     * @param array<string, mixed> $values
     * @param array<string, string> $problems text by field
     * @param string $inside of the field's names: `[rules][door]`, or '' where the form has one method only
     */
    public function method(array $values, array $problems, string $inside): string
    {
        $fields = $this->schema->fields('method');

        return $this->rows($fields, $values + array_fill_keys(array_keys($fields), ''), $problems, $inside);
    }

    /**
     * The rules of all methods below the shop's own settings, folded.
     *
     * @param string[] $keys of the entries: their texts are `method.door`
     * @param array<string, array<string, mixed>> $values by entry
     * @param array<string, array<string, string>> $problems by entry, text by field
     */
    public function methods(array $keys, array $values, array $problems): string
    {
        $html = '';
        foreach ($keys as $key) {
            $own = $problems[$key] ?? [];
            $title = $this->words->say('method.rules', ['carrier' => $this->words->say("method.{$key}")]);
            $help = Html::tag('p', [], Html::escape($this->words->say('method.rules.help')));
            $rules = $this->method($values[$key] ?? [], $own, "[rules][{$key}]");
            $html .= self::folded($title, $help . $rules, $own !== []);
        }

        return $html;
    }

    /** The page around the fields: its title and its one button. */
    public function page(string $title, string $action, string $fields): string
    {
        $button = Html::tag('button', [
            'type' => 'submit', 'name' => "submit_{$this->prefix}", 'value' => '1', 'class' => 'btn btn-primary',
        ], Html::escape($this->words->say('button.save')));

        return Html::tag('div', ['class' => 'panel courier-settings'], Html::tag('h1', [], Html::escape($title))
            . Html::tag('form', ['method' => 'post', 'action' => $action], $fields . $button));
    }

    /** What is known of the connection; `$cron` and `$diagnosis` are addresses. */
    public function connection(string $cron, string $diagnosis): string
    {
        $isConnected = $this->delivery->publishableKey() !== '';
        $said = $this->words->say($isConnected ? 'settings.connected' : 'settings.notConnected');
        $problem = $this->delivery->connection()->pushProblem();
        $html = '<p>' . Html::escape($said) . '</p>' . ($problem === null
            ? ''
            : '<p class="courier-problem" role="alert">' . Html::escape($problem) . '</p>');
        if (!$isConnected) {
            return $html;
        }

        return $html . '<div data-courier="check" data-brand="' . $this->brand . '"></div>'
            . Html::row('courier-cron', $this->words->say('cron'), Html::tag('input', [
                'type' => 'text', 'id' => 'courier-cron', 'class' => 'form-control', 'readonly' => 'readonly',
                'value' => '*/30 * * * * curl -fsS "' . $cron . '"',
            ]), '', $this->words->say('cron.help'))
            . '<p>' . Html::tag('a', ['href' => $diagnosis], Html::escape($this->words->say('link.diagnosis')))
            . '</p>';
    }

    /** Whether a store of a multistore shop has a courier account of its own. */
    public function ownBox(bool $isOwn): string
    {
        $name = "{$this->prefix}[own]";
        $box = Html::checkbox($name, '1', $isOwn, '', $name);

        return Html::row($name, $this->words->say('stores.own'), $box, '', $this->words->say('stores.own.help'));
    }

    public static function folded(string $title, string $inside, bool $isOpen): string
    {
        return '<details class="courier-group"' . ($isOpen ? ' open' : '') . '><summary><h2>' . Html::escape($title)
            . "</h2></summary>{$inside}</details>";
    }

    /** What has just happened, or ''. */
    public static function said(string $text): string
    {
        return $text === '' ? '' : '<div class="alert alert-info" role="status">' . Html::escape($text) . '</div>';
    }

    /**
     * @param array<string, array<string, mixed>> $fields
     * @param array<string, mixed> $values
     * @param array<string, string> $problems
     */
    private function rows(array $fields, array $values, array $problems, string $inside): string
    {
        $html = '';
        foreach ($fields as $key => $field) {
            $name = "{$this->prefix}{$inside}[{$key}]";
            $html .= $this->fields->row($field, $name, $values[$key] ?? $field['default'], $problems[$key] ?? '');
        }

        return $html;
    }
}
