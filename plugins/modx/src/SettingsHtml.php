<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\Html;
use CourierModx\Core\Form\SettingsHtml as Form;

/** Draws the component's page in the manager. */
final class SettingsHtml
{
    private Plugin $plugin;
    private string $action;
    private Form $form;

    public function __construct(Plugin $plugin, string $action)
    {
        $this->plugin = $plugin;
        $this->action = $action;
        $this->form = new Form(
            $plugin->delivery(),
            $plugin->words(),
            new Lists($plugin->db),
            OwnSettings::schema(),
            Brand::SLUG,
            Brand::PREFIX
        );
    }

    /**
     * @param array<string, array<string, mixed>> $values `shop`, and each delivery's own
     * @param array<string, array<string, string>> $problems the same; text by field
     */
    public function page(array $values, array $problems, string $said): string
    {
        $name = $this->plugin->brand->name($this->plugin->words()->locale());

        return Form::said($said)
            . $this->form->page($name, $this->action, $this->token() . $this->fields($values, $problems))
            . (new ManagerPage($this->plugin))->script();
    }

    /** MODX's own word against forged requests. */
    private function token(): string
    {
        $user = $this->plugin->modx->user;
        $token = $user === null ? '' : (string) $user->getUserToken('mgr');

        return Html::tag('input', ['type' => 'hidden', 'name' => 'HTTP_MODAUTH', 'value' => $token]);
    }

    /**
     * @param array<string, array<string, mixed>> $values
     * @param array<string, array<string, string>> $problems
     */
    private function fields(array $values, array $problems): string
    {
        // Whose brand it is knows its gateway.
        $hidden = $this->plugin->brand->gatewayUrl() === '' ? [] : ['gatewayUrl'];
        $cron = $this->plugin->publicUrl('cron', ['token' => $this->plugin->delivery()->cronToken()]);
        $connection = $this->form->connection($cron, (new ManagerPage($this->plugin))->url('diagnosis'));
        $shop = $this->form->shop(
            ($values['shop'] ?? []) + $this->firstValues(),
            $problems['shop'] ?? [],
            $hidden,
            $connection
        );

        return $shop . $this->form->methods(array_keys(MiniShop::METHODS), $values, $problems);
    }

    /** @return array<string, mixed> what a merchant starts with */
    private function firstValues(): array
    {
        return [
            // miniShop2's own first payment is cash; the merchant sees it and decides.
            'paymentMap' => array_fill_keys(array_keys((new Lists($this->plugin->db))->payments()), 'cash'),
            'statusMap' => $this->plugin->shop()->settings()->map('statusMap'),
            'failureStatus' => (new ErrorStatus($this->plugin))->id(),
            'failureEmail' => '1',
            'courierCode' => $this->plugin->brand->courierCode(),
        ];
    }
}
