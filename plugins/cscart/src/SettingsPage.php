<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Form\Html;
use CourierCsCart\Core\Form\SettingsHtml;
use CourierCsCart\Core\Form\SettingsInput;
use CourierCsCart\Core\Form\SettingsSaving;

/** The add-on's own page: three fields and one button, the rest folded. Rules of a method are in its own form. */
final class SettingsPage
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param array<string, mixed>|null $posted null: nothing was sent */
    public function html(?array $posted): string
    {
        if ($posted === null) {
            return $this->page((array) $this->plugin->memory->read('settings'), [], '');
        }
        $typed = SettingsInput::read(OwnSettings::schema()->fields('shop'), $posted);
        $saving = new SettingsSaving($this->plugin->delivery(), OwnSettings::schema());
        $problems = $saving->problems($typed);
        $password = (string) $typed['password'];
        unset($typed['password']);
        if ($problems !== []) {
            return $this->page($typed, $problems, $this->plugin->words()->say('settings.notSaved'));
        }
        $this->plugin->shop()->keepSettings($typed);
        $outcome = $saving->tell($this->plugin->shop()->settings(), $password);
        $this->plugin->methods->syncWithCourier();

        return $this->page($typed, [], $outcome->text);
    }

    /** The connection's own check, CS-Cart's services, and whether there is a shipping method to sell by. @return array<string, mixed> */
    public function check(): array
    {
        $report = $this->plugin->delivery()->connection()->check();
        $words = $this->plugin->words();
        $problem = $this->plugin->methods->syncWithCourier();
        $count = count($this->plugin->shop()->methods());
        $text = $problem === '' ? $words->say('check.services.ok') : $words->say('check.services', ['problem' => $problem]);
        array_unshift(
            $report['findings'],
            ['code' => 'services', 'ok' => $problem === '', 'text' => $text],
            ['code' => 'methods', 'ok' => $count > 0, 'text' => $words->say($count > 0 ? 'check.methods' : 'check.noMethods')]
        );
        foreach ($this->plugin->methods->ownAccounts() as $title => $account) {
            foreach ($this->plugin->delivery()->connection()->check($account)['findings'] as $finding) {
                // What is of the shop and not of the account was said already.
                if (!in_array($finding['code'], ['https', 'clock'], true)) {
                    $report['findings'][] = ['text' => "{$title}: {$finding['text']}"] + $finding;
                }
            }
        }
        $report['ok'] = !in_array(false, array_column($report['findings'], 'ok'), true);

        return $report;
    }

    /**
     * @param array<string, mixed> $values
     * @param array<string, string> $problems
     */
    private function page(array $values, array $problems, string $said): string
    {
        $words = $this->plugin->words();
        $page = new AdminPage($this->plugin);
        $form = new SettingsHtml(
            $this->plugin->delivery(),
            $words,
            new Lists($this->plugin),
            OwnSettings::schema(),
            Brand::SLUG,
            Brand::PREFIX
        );
        $token = ['token' => $this->plugin->delivery()->cronToken()];
        $cron = fn_url(Brand::PREFIX . '.cron?' . http_build_query($token), 'C', 'current');
        $settings = $this->plugin->shop()->settings();
        $first = [
            'courierCode' => $settings->text('courierCode'), 'statusMap' => $settings->map('statusMap'),
            'paidStatuses' => $settings->list('paidStatuses'), 'cancelStatuses' => $settings->list('cancelStatuses'),
        ];
        $hidden = $this->plugin->brand->gatewayUrl() === '' ? [] : ['gatewayUrl'];
        $connection = $form->connection($cron, $page->url('diagnosis'));

        return SettingsHtml::said($said) . '<div class="courier-settings">' . Html::tag('form', [
            'method' => 'post', 'action' => $page->url('manage'),
        ], Html::tag('input', ['type' => 'hidden', 'name' => 'security_hash', 'value' => fn_generate_security_hash()])
            . $form->shop($values + $first, $problems, $hidden, $connection)
            . Html::tag('button', ['type' => 'submit', 'class' => 'btn btn-primary'], Html::escape($words->say('button.save'))))
            . '</div>' . $page->script();
    }
}
