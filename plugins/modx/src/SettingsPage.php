<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Outcome;
use CourierModx\Core\SettingsForm;

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
        $problems = $this->problems($typed, $rules);
        if ($problems !== []) {
            $shown = ['shop' => array_diff_key($typed, ['password' => ''])] + $rules;

            return $html->page($shown, $problems, $this->plugin->words()->say('settings.notSaved'));
        }
        $outcome = $this->keep($typed, $rules);

        return $html->page($this->stored(), [], $outcome->text);
    }

    /**
     * @param array<string, mixed> $typed
     * @param array<string, array<string, mixed>> $rules
     * @return array<string, string> text by field: `senderTown`, `door.multiplier`
     */
    private function problems(array $typed, array $rules): array
    {
        $texts = $this->plugin->delivery()->texts();
        $isConnected = $this->plugin->delivery()->publishableKey() !== '';
        $form = new SettingsForm(OwnSettings::schema());
        $problems = [];
        foreach ($form->problems($typed, 'shop') as $key => $problem) {
            // The password is asked for only while there is no connection.
            if ($key !== 'password' || !$isConnected) {
                $problems[$key] = $texts->say($problem);
            }
        }
        foreach ($rules as $carrier => $own) {
            foreach ($form->problems($own, 'method') as $key => $problem) {
                $problems["{$carrier}.{$key}"] = $texts->say($problem);
            }
        }
        foreach (OwnSettings::REQUIRED as $key) {
            // Towns are the courier's list: it can be read once the shop is connected.
            $isAsked = $key !== 'senderTown' || $isConnected;
            if ($isAsked && in_array($typed[$key], ['', []], true)) {
                $problems[$key] = $texts->say('form.required');
            }
        }

        return $problems;
    }

    /**
     * @param array<string, mixed> $typed
     * @param array<string, array<string, mixed>> $rules
     */
    private function keep(array $typed, array $rules): Outcome
    {
        $password = (string) $typed['password'];
        unset($typed['password']);
        $shop = $this->plugin->shop();
        $shop->keepSettings($typed);
        foreach ($rules as $key => $own) {
            // What is empty is the shop's own value.
            $shop->keepMethod($key, array_filter($own, static fn ($value): bool => $value !== '' && $value !== []));
        }
        (new Deliveries($this->plugin))->ensure();
        $settings = $shop->settings();
        $connection = $this->plugin->delivery()->connection();
        if ($password !== '') {
            return $connection->connect([
                'courierCode' => $settings->text('courierCode'),
                'login' => $settings->text('login'),
                'password' => $password,
            ]);
        }

        return $connection->push();
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
