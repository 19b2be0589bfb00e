<?php

declare(strict_types=1);

namespace CourierPresta;

/** Draws the module's configuration. */
final class SettingsHtml
{
    private Plugin $plugin;
    private int $storeId;
    private string $action;
    private FieldHtml $fields;

    public function __construct(Plugin $plugin, int $storeId, string $action)
    {
        $this->plugin = $plugin;
        $this->storeId = $storeId;
        $this->action = $action;
        $this->fields = new FieldHtml($plugin, new FieldChoices($plugin, $storeId));
    }

    /**
     * @param array<string, array<string, mixed>> $values `shop`, and each carrier's own
     * @param array<string, string> $problems text by field
     */
    public function page(array $values, array $problems, string $said): string
    {
        $words = $this->plugin->words();
        $isFirst = $this->storeId === $this->plugin->stores->first();
        $form = $isFirst ? '' : $this->ownBox();
        if ($isFirst || $this->plugin->stores->isOwn($this->storeId)) {
            foreach ($this->groups() as $group => $fields) {
                $form .= $this->group($group, $fields, $values['shop'] ?? [], $problems);
            }
            foreach (array_keys(Carriers::METHODS) as $key) {
                $form .= $this->carrier($key, $values[$key] ?? [], $problems);
            }
        }

        return ($said === '' ? '' : '<div class="alert alert-info" role="status">' . Html::escape($said) . '</div>')
            . '<div class="panel courier-settings"><h1>' . Html::escape($this->plugin->brand->name($words->locale())) . '</h1>'
            . Html::tag('form', ['method' => 'post', 'action' => $this->action], $form
                . Html::tag('button', [
                    'type' => 'submit', 'name' => 'submit_' . Brand::PREFIX, 'value' => '1', 'class' => 'btn btn-primary',
                ], Html::escape($words->say('button.save'))))
            . '</div>' . (new AdminPage($this->plugin))->script();
    }

    /** Whether this shop has a courier account of its own. */
    private function ownBox(): string
    {
        $name = Brand::PREFIX . '[own]';
        $words = $this->plugin->words();

        return Html::row(
            $name,
            $words->say('stores.own'),
            Html::checkbox($name, '1', $this->plugin->stores->isOwn($this->storeId), '', $name),
            '',
            $words->say('stores.own.help')
        );
    }

    /** @return array<string, array<string, array<string, mixed>>> fields by group, in the schema's order */
    private function groups(): array
    {
        $groups = [];
        foreach (OwnSettings::schema()->fields('shop') as $key => $field) {
            // Whose brand it is knows its gateway.
            if ($key !== 'gatewayUrl' || $this->plugin->brand->gatewayUrl() === '') {
                $groups[$field['group']][$key] = $field;
            }
        }

        return $groups;
    }

    /**
     * @param array<string, array<string, mixed>> $fields
     * @param array<string, mixed> $values
     * @param array<string, string> $problems
     */
    private function group(string $group, array $fields, array $values, array $problems): string
    {
        $rows = '';
        foreach ($fields as $key => $field) {
            $value = $values[$key] ?? $this->initial($key, $field['default']);
            $rows .= $this->fields->row($field, Brand::PREFIX . "[{$key}]", $value, $problems[$key] ?? '');
        }
        $isOpen = $group === 'connection' || array_intersect_key($problems, $fields) !== [];
        $title = $this->plugin->delivery($this->storeId)->texts()->say("group.{$group}");

        return self::folded($title, $rows . ($group === 'connection' ? $this->connection() : ''), $isOpen);
    }

    /**
     * @param array<string, mixed> $values
     * @param array<string, string> $problems
     */
    private function carrier(string $key, array $values, array $problems): string
    {
        $words = $this->plugin->words();
        $rows = '<p>' . Html::escape($words->say('method.rules.help')) . '</p>';
        $isOpen = false;
        foreach (OwnSettings::schema()->fields('method') as $name => $field) {
            $problem = $problems["{$key}.{$name}"] ?? '';
            $isOpen = $isOpen || $problem !== '';
            $rows .= $this->fields->row($field, Brand::PREFIX . "[rules][{$key}][{$name}]", $values[$name] ?? '', $problem);
        }

        return self::folded($words->say('method.rules', ['carrier' => $words->say("method.{$key}")]), $rows, $isOpen);
    }

    private static function folded(string $title, string $inside, bool $isOpen): string
    {
        return '<details class="courier-group"' . ($isOpen ? ' open' : '') . '><summary><h2>' . Html::escape($title)
            . "</h2></summary>{$inside}</details>";
    }

    /**
     * @param mixed $default
     * @return mixed
     */
    private function initial(string $key, $default)
    {
        switch ($key) {
            case 'paymentMap':
                // Only "cash on delivery" is known to be money at the door; the merchant sees it and decides.
                $payments = array_keys((new FieldChoices($this->plugin, $this->storeId))->payments());

                return ['ps_cashondelivery' => 'cash'] + array_fill_keys($payments, 'none');
            case 'statusMap':
                return $this->plugin->shop($this->storeId)->settings()->map('statusMap');
            case 'multiplier':
                return '0';
            case 'courierCode':
                return $this->plugin->brand->courierCode();
            default:
                return $default;
        }
    }

    private function connection(): string
    {
        $words = $this->plugin->words();
        $delivery = $this->plugin->delivery($this->storeId);
        $isConnected = $delivery->publishableKey() !== '';
        $html = '<p>' . Html::escape($words->say($isConnected ? 'settings.connected' : 'settings.notConnected')) . '</p>';
        $problem = $delivery->connection()->pushProblem();
        if ($problem !== null) {
            $html .= '<p class="courier-problem" role="alert">' . Html::escape($problem) . '</p>';
        }
        if (!$isConnected) {
            return $html;
        }
        $diagnosis = (new AdminPage($this->plugin))->url('diagnosis');

        return $html . '<div data-courier="check" data-brand="' . Brand::SLUG . '"></div>'
            . Html::row('courier-cron', $words->say('cron'), Html::tag('input', [
                'type' => 'text', 'id' => 'courier-cron', 'class' => 'form-control', 'readonly' => 'readonly',
                'value' => '*/30 * * * * curl -fsS "' . CronToken::url($this->plugin) . '"',
            ]), '', $words->say('cron.help'))
            . '<p>' . Html::tag('a', ['href' => $diagnosis], Html::escape($words->say('link.diagnosis'))) . '</p>';
    }
}
