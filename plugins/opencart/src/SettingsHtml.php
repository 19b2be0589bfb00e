<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Form\Html;
use CourierOpenCart\Core\Form\SettingsHtml as Form;

/** Draws the settings of a store into OpenCart's own page. */
final class SettingsHtml
{
    private const FORM = Brand::SLUG . '-form';

    private Plugin $plugin;
    private AdminPage $page;
    private int $storeId;
    private Form $form;

    public function __construct(Plugin $plugin, int $storeId)
    {
        $this->plugin = $plugin;
        $this->page = new AdminPage($plugin);
        $this->storeId = $storeId;
        $this->form = new Form(
            $plugin->delivery($storeId),
            $plugin->words(),
            new Lists($plugin),
            OwnSettings::schema(),
            Brand::SLUG,
            Brand::PREFIX
        );
    }

    /**
     * @param array<string, mixed> $values
     * @param array<string, string> $problems text by field
     */
    public function show(array $values, array $problems, string $said): void
    {
        $isFirst = $this->storeId === 0;
        $isOwn = $isFirst || $this->plugin->stores->isOwn($this->storeId);
        $hidden = $this->plugin->brand->gatewayUrl() === '' ? [] : ['gatewayUrl'];
        $connection = $this->form->connection($this->cronUrl(), $this->page->settingsUrl('diagnosis'));
        $this->frame(
            $this->plugin->brand->name($this->plugin->words()->locale()),
            $this->page->settingsUrl(),
            $said,
            ($isFirst ? '' : $this->form->ownBox($isOwn))
                . ($isOwn ? $this->form->shop($values + $this->firstValues(), $problems, $hidden, $connection) : '')
        );
    }

    /**
     * @param array<string, mixed> $rules
     * @param array<string, string> $problems text by field
     */
    public function showMethod(string $key, MethodFace $face, array $rules, array $problems, string $said): void
    {
        $words = $this->plugin->words();
        $route = $this->plugin->generation->ownRoute('', Methods::extension($key));
        $this->frame(
            $words->say("method.{$key}") . ' — ' . $this->plugin->brand->name($words->locale()),
            $this->page->url($route, ['store_id' => (string) $this->storeId]),
            $said,
            (new FaceHtml($this->plugin, $key))->rows($face) . '<h2>' . Html::escape($words->say('method.rules'))
                . '</h2><p>' . Html::escape($words->say('method.rules.help')) . '</p>'
                . $this->form->method($rules, $problems, '')
        );
    }

    private function frame(string $title, string $action, string $said, string $form): void
    {
        $save = $this->plugin->words()->say('button.save');
        $button = Html::tag('button', [
            'type' => 'submit', 'form' => self::FORM, 'class' => 'btn btn-primary', 'aria-label' => $save,
        ], Html::escape($save));
        $this->page->show($title, $button, Form::said($said) . $this->stores() . Html::tag('form', [
            'id' => self::FORM, 'method' => 'post', 'action' => $action,
        ], $form));
    }

    /** Links to the other stores of a multistore shop. */
    private function stores(): string
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

    /** @return array<string, mixed> what a merchant starts with */
    private function firstValues(): array
    {
        $payments = array_keys((new Lists($this->plugin))->payments());

        return [
            // Only "cash on delivery" is known to be money at the door; the merchant sees it and decides.
            'paymentMap' => ['cod' => 'cash'] + array_fill_keys($payments, 'none'),
            'statusMap' => $this->plugin->shop($this->storeId)->settings()->map('statusMap'),
            'courierCode' => $this->plugin->brand->courierCode(),
        ];
    }

    private function cronUrl(): string
    {
        return $this->plugin->publicUrl(0, 'cron') . '&token=' . $this->plugin->cronToken();
    }
}
