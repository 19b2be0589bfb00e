<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Form\SettingsInput;
use CourierOpenCart\Core\Form\SettingsSaving;
use CourierOpenCart\Core\GatewayFailure;

/** The main settings: three fields and one button, then the rest folded. One page per store. */
final class SettingsPage
{
    private Plugin $plugin;
    private AdminPage $page;
    private int $storeId;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->page = new AdminPage($plugin);
        $this->storeId = (int) ($plugin->request()->get['store_id'] ?? 0);
    }

    public function open(): void
    {
        $request = $this->plugin->request();
        if (($request->server['REQUEST_METHOD'] ?? '') !== 'POST') {
            $html = new SettingsHtml($this->plugin, $this->storeId);
            $html->show($this->stored(), [], $this->plugin->session()->takeSaid()['text']);

            return;
        }
        if (!$this->page->mayChangeSettings()) {
            (new SettingsHtml($this->plugin, $this->storeId))
                ->show($this->stored(), [], $this->plugin->words()->say('error.permission'));

            return;
        }
        $this->save($this->plugin->posted());
    }

    public function check(): void
    {
        if ($this->page->mayChangeSettings()) {
            $this->page->answer($this->plugin->delivery($this->storeId)->connection()->check());
        } else {
            $this->page->answer(['message' => $this->plugin->words()->say('error.permission')], 403);
        }
    }

    public function towns(): void
    {
        $typed = SettingsInput::text(Plugin::plain($this->plugin->request()->get['q'] ?? ''));
        try {
            $this->page->answer(['towns' => $this->plugin->delivery($this->storeId)->connection()->towns($typed)]);
        } catch (GatewayFailure $failure) {
            $this->page->answer(['message' => $failure->getMessage()], $failure->status() ?: 503);
        }
    }

    public function diagnosis(): void
    {
        if (!$this->page->mayChangeSettings()) {
            $this->page->answer(['message' => $this->plugin->words()->say('error.permission')], 403);

            return;
        }
        $response = $this->plugin->registry->get('response');
        $response->addHeader('Content-Type: application/json; charset=utf-8');
        $response->addHeader('Content-Disposition: attachment; filename="' . Brand::SLUG . '-diagnosis.json"');
        $response->setOutput((string) json_encode(
            $this->plugin->delivery($this->storeId)->diagnosis(),
            JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
        ));
    }

    /** @param array<string, mixed> $posted */
    private function save(array $posted): void
    {
        if ($this->storeId > 0) {
            $isOwn = !empty($posted['own']);
            $wasOwn = $this->plugin->stores->isOwn($this->storeId);
            $this->plugin->stores->setOwn($this->storeId, $isOwn);
            if (!$isOwn || !$wasOwn) {
                $this->leave('');

                return;
            }
        }
        $typed = SettingsInput::read(OwnSettings::schema()->fields('shop'), $posted);
        $saving = new SettingsSaving($this->plugin->delivery($this->storeId), OwnSettings::schema());
        $problems = $saving->problems($typed);
        if ($problems !== []) {
            $shown = array_diff_key($typed, ['password' => '']);
            (new SettingsHtml($this->plugin, $this->storeId))
                ->show($shown, $problems, $this->plugin->words()->say('settings.notSaved'));

            return;
        }
        $password = (string) $typed['password'];
        unset($typed['password']);
        $shop = $this->plugin->shop($this->storeId);
        $shop->keepSettings($typed);
        $this->leave($saving->tell($shop->settings(), $password)->text);
    }

    private function leave(string $said): void
    {
        if ($said !== '') {
            $this->plugin->session()->say($said);
        }
        $this->plugin->registry->get('response')->redirect($this->page->settingsUrl());
    }

    /** @return array<string, mixed> */
    private function stored(): array
    {
        return (array) $this->plugin->memory($this->storeId)->read('settings');
    }
}
