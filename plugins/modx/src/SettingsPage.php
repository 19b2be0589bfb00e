<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\SettingsInput;
use CourierModx\Core\Form\SettingsSaving;
use CourierModx\Core\Outcome;

/** The component's page: three fields and one button, the rest folded; then the rules of each delivery. */
final class SettingsPage
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<string, mixed>|null $posted null: nothing was sent
     * @param string $action where the form is sent to
     */
    public function html(?array $posted, string $action): string
    {
        $html = new SettingsHtml($this->plugin, $action);
        if ($posted === null) {
            return $html->page($this->stored(), [], '');
        }
        $typed = SettingsInput::read(OwnSettings::schema()->fields('shop'), $posted);
        $rules = [];
        foreach (array_keys(MiniShop::METHODS) as $key) {
            $rules[$key] = SettingsInput::read(OwnSettings::schema()->fields('method'), (array) ($posted['rules'][$key] ?? []));
        }
        $saving = new SettingsSaving($this->plugin->delivery(), OwnSettings::schema());
        $problems = array_filter(['shop' => $saving->problems($typed)] + array_map([$saving, 'methodProblems'], $rules));
        if ($problems !== []) {
            $shown = ['shop' => array_diff_key($typed, ['password' => ''])] + $rules;

            return $html->page($shown, $problems, $this->plugin->words()->say('settings.notSaved'));
        }
        $outcome = $this->keep($saving, $typed, $rules);

        return $html->page($this->stored(), [], $outcome->text);
    }

    /**
     * @param array<string, mixed> $typed
     * @param array<string, array<string, mixed>> $rules
     */
    private function keep(SettingsSaving $saving, array $typed, array $rules): Outcome
    {
        $password = (string) $typed['password'];
        unset($typed['password']);
        $shop = $this->plugin->shop();
        $shop->keepSettings($typed);
        foreach ($rules as $key => $own) {
            $shop->keepMethod($key, SettingsSaving::ownRules($own));
        }
        (new Deliveries($this->plugin))->ensure();

        return $saving->tell($shop->settings(), $password);
    }

    /** @return array<string, array<string, mixed>> `shop`, and each delivery's own */
    private function stored(): array
    {
        $memory = $this->plugin->memory();
        $stored = ['shop' => (array) $memory->read('settings')];
        foreach (array_keys(MiniShop::METHODS) as $key) {
            $stored[$key] = (array) $memory->read("method:{$key}");
        }

        return $stored;
    }
}
