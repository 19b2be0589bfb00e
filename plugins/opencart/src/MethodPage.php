<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Form\SettingsInput;
use CourierOpenCart\Core\Form\SettingsSaving;
use CourierOpenCart\Core\Outcome;

/** The settings of one delivery method: what OpenCart asks, then the rules that the gateway prices by. */
final class MethodPage
{
    private Plugin $plugin;
    private AdminPage $page;
    private string $key;
    private int $storeId;

    public function __construct(Plugin $plugin, string $key)
    {
        $this->plugin = $plugin;
        $this->page = new AdminPage($plugin);
        $this->key = $key;
        $this->storeId = (int) ($plugin->request()->get['store_id'] ?? 0);
    }

    public function open(): void
    {
        $request = $this->plugin->request();
        $memory = $this->plugin->memory($this->plugin->stores->serving($this->storeId));
        $rules = (array) $memory->read("method:{$this->key}");
        if (($request->server['REQUEST_METHOD'] ?? '') !== 'POST') {
            $this->show($rules, $this->face(), [], $this->plugin->session()->takeSaid()['text']);
        } elseif (!$this->page->may($this->route())) {
            $this->show($rules, $this->face(), [], $this->plugin->words()->say('error.permission'));
        } else {
            $this->save($this->plugin->posted());
        }
    }

    /** @param array<string, mixed> $posted */
    private function save(array $posted): void
    {
        $rules = SettingsInput::read(OwnSettings::schema()->fields('method'), $posted);
        $face = new MethodFace([
            'isOn' => !empty($posted['isOn']),
            'sortOrder' => SettingsInput::text($posted['sortOrder'] ?? '0'),
            'geoZoneId' => SettingsInput::text($posted['geoZoneId'] ?? '0'),
            'taxClassId' => SettingsInput::text($posted['taxClassId'] ?? '0'),
            'titles' => SettingsInput::texts($posted['titles'] ?? []),
            'descriptions' => SettingsInput::texts($posted['descriptions'] ?? []),
        ]);
        $problems = (new SettingsSaving($this->plugin->delivery($this->storeId), OwnSettings::schema()))->methodProblems($rules);
        if ($problems !== []) {
            $this->show($rules, $face, $problems, $this->plugin->words()->say('settings.notSaved'));

            return;
        }
        $rules = SettingsSaving::ownRules($rules);
        $owner = $this->plugin->stores->serving($this->storeId);
        $this->plugin->shop($owner)->keepMethod($this->key, $rules, $face->toArray());
        (new Installer($this->plugin))->writeFace($this->key, $face, $owner);
        $outcome = $this->plugin->delivery($owner)->publishableKey() === ''
            ? new Outcome(Outcome::DONE, $this->plugin->words()->say('settings.notConnected'))
            : $this->plugin->delivery($owner)->connection()->push();
        $this->plugin->session()->say($outcome->text);
        $this->plugin->registry->get('response')->redirect($this->url());
    }

    /**
     * @param array<string, mixed> $rules
     * @param array<string, string> $problems
     */
    private function show(array $rules, MethodFace $face, array $problems, string $said): void
    {
        (new SettingsHtml($this->plugin, $this->storeId))->showMethod($this->key, $face, $rules, $problems, $said);
    }

    private function face(): MethodFace
    {
        return $this->plugin->shop($this->storeId)->face($this->key);
    }

    private function route(): string
    {
        return $this->plugin->generation->ownRoute('', Methods::extension($this->key));
    }

    private function url(): string
    {
        return $this->page->url($this->route(), ['store_id' => (string) $this->storeId]);
    }
}
