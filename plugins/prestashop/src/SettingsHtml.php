<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Form\SettingsHtml as Form;

/** Draws the module's configuration. */
final class SettingsHtml
{
    private Plugin $plugin;
    private int $storeId;
    private string $action;
    private Form $form;

    public function __construct(Plugin $plugin, int $storeId, string $action)
    {
        $this->plugin = $plugin;
        $this->storeId = $storeId;
        $this->action = $action;
        $this->form = new Form(
            $plugin->delivery($storeId),
            $plugin->words(),
            new Lists($plugin->db),
            OwnSettings::schema(),
            Brand::SLUG,
            Brand::PREFIX
        );
    }

    /**
     * @param array<string, array<string, mixed>> $values `shop`, and each carrier's own
     * @param array<string, array<string, string>> $problems the same; text by field
     */
    public function page(array $values, array $problems, string $said): string
    {
        $isFirst = $this->storeId === $this->plugin->stores->first();
        $isOwn = $isFirst || $this->plugin->stores->isOwn($this->storeId);
        $form = ($isFirst ? '' : $this->form->ownBox($isOwn)) . ($isOwn ? $this->fields($values, $problems) : '');

        return Form::said($said)
            . $this->form->page($this->plugin->brand->name($this->plugin->words()->locale()), $this->action, $form)
            . (new AdminPage($this->plugin))->script();
    }

    /**
     * @param array<string, array<string, mixed>> $values
     * @param array<string, array<string, string>> $problems
     */
    private function fields(array $values, array $problems): string
    {
        // Whose brand it is knows its gateway.
        $hidden = $this->plugin->brand->gatewayUrl() === '' ? [] : ['gatewayUrl'];
        $cron = $this->plugin->publicUrl($this->plugin->storeId(), 'cron', ['token' => $this->plugin->cronToken()]);
        $connection = $this->form->connection($cron, (new AdminPage($this->plugin))->url('diagnosis'));
        $shop = $this->form->shop(
            ($values['shop'] ?? []) + $this->firstValues(),
            $problems['shop'] ?? [],
            $hidden,
            $connection
        );

        return $shop . $this->form->methods(array_keys(Carriers::METHODS), $values, $problems);
    }

    /** @return array<string, mixed> what a merchant starts with */
    private function firstValues(): array
    {
        $payments = array_keys((new Lists($this->plugin->db))->payments());

        return [
            // Only "cash on delivery" is known to be money at the door; the merchant sees it and decides.
            'paymentMap' => ['ps_cashondelivery' => 'cash'] + array_fill_keys($payments, 'none'),
            'statusMap' => $this->plugin->shop($this->storeId)->settings()->map('statusMap'),
            'courierCode' => $this->plugin->brand->courierCode(),
        ];
    }
}
