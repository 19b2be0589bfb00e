<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\Form\Html;
use CourierBitrix\Core\Form\SettingsHtml;
use CourierBitrix\Core\Form\SettingsInput;
use CourierBitrix\Core\Form\SettingsSaving;
use CourierBitrix\Older\Takeover;

/** The module's options: three fields and one button, the rest folded. Rules of a service are in its own form. */
final class SettingsPage
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param array<string, mixed>|null $posted null: nothing was sent. `options.php` has checked `sessid` and rights. */
    public function html(?array $posted, string $action): string
    {
        if ($posted === null) {
            return $this->page((array) $this->plugin->memory->read('settings'), [], '', $action);
        }
        if (isset($posted[Takeover::BUTTON])) {
            $said = (new Takeover($this->plugin))->take();

            return $this->page((array) $this->plugin->memory->read('settings'), [], $said, $action);
        }
        array_walk_recursive($posted, static function (&$value): void {
            $value = Charset::in($value);
        });
        $typed = SettingsInput::read(OwnSettings::schema()->fields('shop'), $posted);
        $saving = new SettingsSaving($this->plugin->delivery(), OwnSettings::schema());
        $problems = $saving->problems($typed);
        $password = (string) $typed['password'];
        unset($typed['password']);
        if ($problems !== []) {
            return $this->page($typed, $problems, $this->plugin->words()->say('settings.notSaved'), $action);
        }
        $this->plugin->shop()->keepSettings($typed);
        $outcome = $saving->tell($this->plugin->shop()->settings(), $password);

        return $this->page($typed, [], $outcome->text, $action);
    }

    /** @return array<string, mixed> */
    public function check(): array
    {
        $report = $this->plugin->delivery()->connection()->check();
        $isThere = $this->plugin->shop()->methods() !== [];
        $text = $this->plugin->words()->say($isThere ? 'check.methods' : 'check.noMethods');
        array_unshift($report['findings'], ['code' => 'methods', 'ok' => $isThere, 'text' => $text]);
        $report['ok'] = $report['ok'] && $isThere;

        return $report;
    }

    /**
     * @param array<string, mixed> $values
     * @param array<string, string> $problems
     */
    private function page(array $values, array $problems, string $said, string $action): string
    {
        $words = $this->plugin->words();
        $page = new AdminPage($this->plugin);
        $form = new SettingsHtml(
            $this->plugin->delivery(),
            $words,
            new Lists(),
            OwnSettings::schema(),
            Brand::SLUG,
            Brand::PREFIX
        );
        $cron = $this->plugin->toolUrl('cron', ['token' => $this->plugin->delivery()->cronToken()]);
        $settings = $this->plugin->shop()->settings();
        $values = (new ShopTown($this->plugin))->first($values) + $values;
        $first = ['courierCode' => $settings->text('courierCode'), 'statusMap' => $settings->map('statusMap')];
        $hidden = $this->plugin->brand->gatewayUrl() === '' ? [] : ['gatewayUrl'];
        $fields = $form->shop($values + $first, $problems, $hidden, $form->connection($cron, $page->url('diagnosis')));

        return Charset::out(SettingsHtml::said($said) . '<div class="courier-settings">' . Html::tag(
            'form',
            ['method' => 'post', 'action' => $action],
            bitrix_sessid_post() . (new Takeover($this->plugin))->offer(Brand::PREFIX) . $fields
                . Html::tag('button', ['type' => 'submit', 'class' => 'adm-btn-save'], Html::escape($words->say('button.save')))
        ) . '</div>' . $page->script());
    }
}
