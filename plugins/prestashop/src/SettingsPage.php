<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Form\SettingsInput;
use CourierPresta\Core\Form\SettingsSaving;
use CourierPresta\Core\Outcome;

/** The module's configuration: three fields and one button, the rest folded; then the rules of each carrier. */
final class SettingsPage
{
    private Plugin $plugin;
    private int $storeId;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->storeId = $plugin->storeId();
    }

    /**
     * @param array<string, mixed>|null $posted null: nothing was sent
     * @param string $action where the form is sent to
     */
    public function html(?array $posted, string $action): string
    {
        $html = new SettingsHtml($this->plugin, $this->storeId, $action);
        if ($posted === null) {
            return $html->page($this->stored(), [], '');
        }
        if ($this->storeId !== $this->plugin->stores->first()) {
            $wasOwn = $this->plugin->stores->isOwn($this->storeId);
            $this->plugin->stores->setOwn($this->storeId, !empty($posted['own']));
            if (empty($posted['own']) || !$wasOwn) {
                return $html->page($this->stored(), [], '');
            }
        }
        $typed = SettingsInput::read(OwnSettings::schema()->fields('shop'), $posted);
        $rules = [];
        foreach (array_keys(Carriers::METHODS) as $key) {
            $rules[$key] = SettingsInput::read(OwnSettings::schema()->fields('method'), (array) ($posted['rules'][$key] ?? []));
        }
        $saving = new SettingsSaving($this->plugin->delivery($this->storeId), OwnSettings::schema());
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
        $shop = $this->plugin->shop($this->storeId);
        $shop->keepSettings($typed);
        foreach ($rules as $key => $own) {
            $shop->keepMethod($key, SettingsSaving::ownRules($own));
        }
        $this->plugin->carriers->ensure();

        return $saving->tell($shop->settings(), $password);
    }

    /** @return array<string, array<string, mixed>> `shop`, and each carrier's own */
    private function stored(): array
    {
        $memory = $this->plugin->memory($this->plugin->stores->serving($this->storeId));
        $stored = ['shop' => (array) $memory->read('settings')];
        foreach (array_keys(Carriers::METHODS) as $key) {
            $stored[$key] = (array) $memory->read("method:{$key}");
        }

        return $stored;
    }
}
