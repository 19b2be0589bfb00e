<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Form\Html;
use CourierCsCart\Core\Form\SettingsHtml;
use CourierCsCart\Core\Form\SettingsInput;
use CourierCsCart\Core\Form\SettingsSaving;

/** «Настроить» of a shipping method: door or point, its own rules, perhaps a courier account of its own. */
final class MethodForm
{
    private Plugin $plugin;
    /** Typed for a method's own account in this request; it goes to the gateway and nowhere else. */
    private static string $password = '';

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function html(int $shippingId): string
    {
        $words = $this->plugin->words();
        $params = $this->plugin->methods->params($shippingId);
        $form = new SettingsHtml(
            $this->plugin->delivery(),
            $words,
            new Lists($this->plugin),
            OwnSettings::schema(),
            Brand::SLUG,
            'shipping_data'
        );
        $name = 'shipping_data[service_params]';
        $kinds = ['door' => $words->say('method.door'), 'pickup_point' => $words->say('method.pickup')];
        $account = '';
        foreach (['courierCode' => 'text', 'login' => 'text', 'password' => 'password'] as $key => $type) {
            $field = Html::input("{$name}[{$key}]", $type === 'text' ? (string) ($params[$key] ?? '') : '', $type);
            $account .= Html::row("{$name}[{$key}]", $this->plugin->delivery()->texts()->say("setting.{$key}"), $field);
        }
        $problem = $this->plugin->delivery()->connection()->pushProblem(Methods::account($shippingId, $params));

        return '<div class="courier-settings">'
            . ($problem === null ? '' : '<p class="courier-problem" role="alert">' . Html::escape($problem) . '</p>')
            . Html::row("{$name}[kind]", $words->say('method.kind'), Html::select("{$name}[kind]", $kinds, (string) ($params['kind'] ?? 'door')))
            . $form->method($params, [], '[service_params]')
            . SettingsHtml::folded($words->say('method.account'), '<p>' . Html::escape($words->say('method.account.help')) . "</p>{$account}", false)
            . '</div>' . (new AdminPage($this->plugin))->script();
    }

    /**
     * What CS-Cart is about to keep of the form: without the password, and without values that make no sense.
     *
     * @param array<string, mixed> $params as posted
     * @return array{0: array<string, mixed>, 1: string[]} and what is wrong
     */
    public function take(array $params): array
    {
        self::$password = SettingsInput::text($params['password'] ?? '');
        $fields = OwnSettings::schema()->fields('method');
        $typed = SettingsInput::read($fields, $params);
        $problems = (new SettingsSaving($this->plugin->delivery(), OwnSettings::schema()))->methodProblems($typed);
        $kept = SettingsSaving::ownRules(array_diff_key($typed, $problems));
        foreach (['courierCode', 'login'] as $key) {
            $kept[$key] = SettingsInput::text($params[$key] ?? '');
        }

        return [
            ['kind' => ($params['kind'] ?? '') === 'pickup_point' ? 'pickup_point' : 'door'] + array_filter($kept),
            array_values($problems),
        ];
    }

    /** CS-Cart has kept the method: its rules are told to the gateway. @return string what is wrong, or '' */
    public function saved(int $shippingId): string
    {
        $this->plugin->shop()->forgetSettings();
        $entry = $this->plugin->offering()->entry($shippingId);
        if ($entry === null) {
            return '';
        }
        $params = $this->plugin->methods->params($shippingId);
        $connection = $this->plugin->delivery()->connection();
        $outcome = self::$password === '' || $entry->account === '' ? $connection->push($entry->account) : $connection->connect([
            'courierCode' => (string) ($params['courierCode'] ?? '') ?: $this->plugin->shop()->settings()->text('courierCode'),
            'login' => (string) $params['login'],
            'password' => self::$password,
        ], $entry->account);
        self::$password = '';

        return $outcome->kind === Core\Outcome::DONE ? '' : $outcome->text;
    }
}
