<?php

declare(strict_types=1);

namespace CourierModx;

/** Draws the module's configuration. */
final class SettingsHtml
{
    private Plugin $plugin;
    private string $action;
    private FieldHtml $fields;

    public function __construct(Plugin $plugin, string $action)
    {
        $this->plugin = $plugin;
        $this->action = $action;
        $this->fields = new FieldHtml($plugin, new FieldChoices($plugin));
    }

    /**
     * @param array<string, array<string, mixed>> $values `shop`, and each delivery's own
     * @param array<string, string> $problems text by field
     */
    public function page(array $values, array $problems, string $said): string
    {
        $words = $this->plugin->words();
        $form = '';
        foreach ($this->groups() as $group => $fields) {
            $form .= $this->group($group, $fields, $values['shop'] ?? [], $problems);
        }
        foreach (array_keys(MiniShop::METHODS) as $key) {
            $form .= $this->carrier($key, $values[$key] ?? [], $problems);
        }

        return ($said === '' ? '' : '<div class="alert alert-info" role="status">' . Html::escape($said) . '</div>')
            . '<div class="panel courier-settings"><h1>' . Html::escape($this->plugin->brand->name($words->locale())) . '</h1>'
            . Html::tag('form', ['method' => 'post', 'action' => $this->action], $this->token() . $form
                . Html::tag('button', [
                    'type' => 'submit', 'name' => 'submit_' . Brand::PREFIX, 'value' => '1', 'class' => 'btn btn-primary',
                ], Html::escape($words->say('button.save'))))
            . '</div>' . (new ManagerPage($this->plugin))->script();
    }

    /** MODX's own word against forged requests. */
    private function token(): string
    {
        $user = $this->plugin->modx->user;
        $token = $user === null ? '' : (string) $user->getUserToken('mgr');

        return Html::tag('input', ['type' => 'hidden', 'name' => 'HTTP_MODAUTH', 'value' => $token]);
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
        $title = $this->plugin->delivery()->texts()->say("group.{$group}");

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
                // miniShop2's own first payment is cash; the merchant sees it and decides.
                $payments = array_keys((new FieldChoices($this->plugin))->payments());

                return array_fill_keys($payments, 'cash');
            case 'statusMap':
                return $this->plugin->shop()->settings()->map('statusMap');
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
        $delivery = $this->plugin->delivery();
        $isConnected = $delivery->publishableKey() !== '';
        $html = '<p>' . Html::escape($words->say($isConnected ? 'settings.connected' : 'settings.notConnected')) . '</p>';
        $problem = $delivery->connection()->pushProblem();
        if ($problem !== null) {
            $html .= '<p class="courier-problem" role="alert">' . Html::escape($problem) . '</p>';
        }
        if (!$isConnected) {
            return $html;
        }
        $diagnosis = (new ManagerPage($this->plugin))->url('diagnosis');

        return $html . '<div data-courier="check" data-brand="' . Brand::SLUG . '"></div>'
            . Html::row('courier-cron', $words->say('cron'), Html::tag('input', [
                'type' => 'text', 'id' => 'courier-cron', 'class' => 'form-control', 'readonly' => 'readonly',
                'value' => '*/30 * * * * curl -fsS "' . CronToken::url($this->plugin) . '"',
            ]), '', $words->say('cron.help'))
            . '<p>' . Html::tag('a', ['href' => $diagnosis], Html::escape($words->say('link.diagnosis'))) . '</p>';
    }
}
