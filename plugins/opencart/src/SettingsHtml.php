<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** Draws the main settings. */
final class SettingsHtml
{
    private const FORM = Brand::SLUG . '-form';

    private Plugin $plugin;
    private AdminPage $page;
    private int $storeId;

    public function __construct(Plugin $plugin, int $storeId)
    {
        $this->plugin = $plugin;
        $this->page = new AdminPage($plugin);
        $this->storeId = $storeId;
    }

    /**
     * @param array<string, mixed> $values
     * @param array<string, string> $problems text by field
     */
    public function show(array $values, array $problems, string $said): void
    {
        $words = $this->plugin->words();
        $isServed = $this->storeId > 0 && !$this->plugin->stores->isOwn($this->storeId);
        $form = $this->ownBox();
        foreach ($isServed ? [] : $this->groups() as $group => $fields) {
            $form .= $this->group($group, $fields, $values, $problems);
        }
        $this->page->show(
            $this->plugin->brand->name($words->locale()),
            self::buttons($words->say('button.save'), self::FORM),
            ($said === '' ? '' : '<div class="alert alert-info" role="status">' . Html::escape($said) . '</div>')
            . $this->stores() . '<form id="' . self::FORM . '" method="post" action="'
            . Html::escape($this->page->settingsUrl()) . '">' . $form . '</form>'
        );
    }

    public static function buttons(string $label, string $form): string
    {
        return Html::tag('button', [
            'type' => 'submit', 'form' => $form, 'class' => 'btn btn-primary', 'aria-label' => $label,
        ], Html::escape($label));
    }

    /** Links to the other stores of a multistore shop. */
    public function stores(): string
    {
        $stores = $this->plugin->stores->all();
        if (count($stores) < 2) {
            return '';
        }
        $links = '';
        foreach ($stores as $storeId => $store) {
            $route = (string) $this->plugin->request()->get['route'];
            $links .= '<li>' . Html::tag('a', [
                'href' => $this->page->url($route, ['store_id' => (string) $storeId]),
                'aria-current' => $storeId === $this->storeId ? 'page' : null,
            ], Html::escape($store['name'])) . '</li>';
        }

        return '<nav class="courier-stores" aria-label="' . Html::escape($this->plugin->words()->say('stores')) . '"><ul>'
            . $links . '</ul></nav>';
    }

    /** Whether this store has a courier account of its own. */
    private function ownBox(): string
    {
        if ($this->storeId === 0) {
            return '';
        }
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
        $html = new FieldHtml($this->plugin, new FieldChoices($this->plugin, $this->storeId));
        $rows = '';
        foreach ($fields as $key => $field) {
            $value = $values[$key] ?? $this->initial($key, $field['default']);
            $rows .= $html->row($field, Brand::PREFIX . "[{$key}]", $value, $problems[$key] ?? '');
        }
        $isOpen = $group === 'connection' || array_intersect_key($problems, $fields) !== [];
        $title = $this->plugin->delivery($this->storeId)->texts()->say("group.{$group}");

        return '<details class="courier-group"' . ($isOpen ? ' open' : '') . '><summary><h2>' . Html::escape($title)
            . '</h2></summary>' . $rows . ($group === 'connection' ? $this->connection() : '') . '</details>';
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

                return ['cod' => 'cash'] + array_fill_keys($payments, 'none');
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

        return $html . '<div data-courier="check" data-brand="' . Brand::SLUG . '"></div>'
            . Html::row('courier-cron', $words->say('cron'), Html::tag('input', [
                'type' => 'text', 'id' => 'courier-cron', 'class' => 'form-control', 'readonly' => 'readonly',
                'value' => '*/30 * * * * curl -fsS "' . CronToken::url($this->plugin) . '"',
            ]), '', $words->say('cron.help'))
            . '<p>' . Html::tag('a', ['href' => $this->page->settingsUrl('diagnosis')], Html::escape($words->say('link.diagnosis')))
            . '</p>';
    }
}
