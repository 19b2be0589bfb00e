<?php

declare(strict_types=1);

namespace CourierPresta;

use Cart as ShopCart;
use Context;
use CourierPresta\Core\Form\BuyerHtml;
use CourierPresta\Core\Form\Html;
use CourierPresta\Core\Payment;
use CourierPresta\Core\Problem;
use Order;
use OrderState;
use Tools;

/** What happens when PrestaShop's public side passes by. The module's class calls these and nothing else. */
final class Hooks
{
    private Plugin $plugin;
    private Guard $guard;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->guard = new Guard($plugin);
    }

    /** Our script and style, on whatever page is a checkout. */
    public function addScripts(): void
    {
        $controller = Context::getContext()->controller;
        $page = (string) ($controller->php_self ?? '');
        $isCheckout = in_array($page, ['order', 'order-opc'], true)
            || stripos(get_class($controller), 'checkout') !== false;
        if ($isCheckout && $this->plugin->delivery($this->plugin->storeId())->publishableKey() !== '') {
            $folder = 'modules/' . Brand::MODULE . '/views';
            $controller->registerStylesheet(Brand::SLUG, "{$folder}/css/checkout.css", ['media' => 'all', 'priority' => 150]);
            // After the one-page checkout's own scripts, whose events ours waits for.
            $controller->registerJavascript(Brand::SLUG, "{$folder}/js/checkout.js", ['position' => 'bottom', 'priority' => 200]);
            $this->warn($controller);
        }
    }

    /** What the buyer must know of the page before, where PrestaShop shows its own: its steps fold away what is in them. */
    private function warn(object $controller): void
    {
        $isPage = ($controller->php_self ?? '') === 'order' && empty($controller->ajax);
        $said = $isPage ? $this->plugin->carts->takeSaid((int) (Context::getContext()->cart->id ?? 0)) : '';
        if ($said !== '') {
            $controller->warning[] = Html::escape($said);
        }
    }

    /** The place of the widget below its carrier. */
    public function carrierContent(int $carrierId): string
    {
        return $this->place((new PageState($this->plugin))->ofCarrier(Context::getContext()->cart, $carrierId));
    }

    /** Above the carriers, where none of ours is among them for want of a known town. */
    public function openChooser(): string
    {
        return $this->place((new PageState($this->plugin))->open(Context::getContext()->cart));
    }

    /**
     * @param array<string, mixed> $posted the step's form, the choosers' fields in it
     * @return Problem|null why the delivery step is not finished
     */
    public function stepProblem(string $step, array $posted = []): ?Problem
    {
        $cart = Context::getContext()->cart;
        if ($step !== 'delivery') {
            return null;
        }
        (new CheckoutRoutes($this->plugin))->takePosted($cart, $posted);

        return $this->guard->missing($cart, (int) $cart->id_carrier);
    }

    /**
     * Takes away what the chosen point or the carrier's own limits do not take.
     *
     * @param array<string, mixed> $options of PrestaShop, by payment module
     * @return array<string, mixed>
     */
    public function paymentOptions(array $options): array
    {
        $cart = Context::getContext()->cart;
        $offering = $this->plugin->offering();
        $key = $this->plugin->carriers->keyOf((int) $cart->id_carrier);
        $entry = $offering->entry((int) $cart->id_shop, $key);
        if ($entry === null) {
            return $options;
        }
        $settings = $this->plugin->shop((int) $cart->id_shop)->settings();
        $checkout = $this->plugin->delivery((int) $cart->id_shop)->checkout();
        $tokens = array_map(
            fn (array $products): string => $this->plugin->carts->token((int) $cart->id, $offering->slot($cart, $key, $products)),
            Parts::of($cart, (int) $cart->id_carrier)
        );
        $takes = static fn (string $module, string $token): bool
            => $checkout->takes($entry, Payment::ofMethod($module, $settings), $token);

        // What one part of a split cart does not take, the whole cart cannot be paid with.
        return array_filter($options, static fn (string $module): bool => array_filter(
            $tokens,
            static fn (string $token): bool => !$takes($module, $token)
        ) === [], ARRAY_FILTER_USE_KEY);
    }

    /**
     * Before an order is written: refuses a price that is not the signed one.
     *
     * @param int $stateId the order's first status, 0 where this PrestaShop does not say it yet
     */
    public function beforeOrder(Order $order, int $stateId): void
    {
        $cart = new ShopCart((int) $order->id_cart);
        if (!$this->isBuyers($cart)) {
            return;
        }
        $problem = $this->guard->problemWith($cart, $order);
        if ($problem === null || $this->isPaid($order, $stateId)) {
            return;
        }
        $this->guard->startAnew($cart, $order, $problem);
        Tools::redirect(Context::getContext()->link->getPageLink('order', true));
    }

    public function afterOrder(ShopCart $cart, Order $order): void
    {
        $this->guard->keep($cart, $order, $this->isBuyers($cart));
    }

    public function onStatus(string $orderId, string $status): void
    {
        $isPaid = (bool) (new OrderState((int) $status))->paid;
        $this->plugin->jobs()->onStatus($orderId, $status, $isPaid);
    }

    /**
     * Where the parcel goes, behind the carrier's name in every e-mail that has it.
     *
     * @param array<string, mixed> $variables of the template
     * @return array<string, mixed>
     */
    public function mailVariables(array $variables): array
    {
        $orderId = (string) ($variables['{id_order}'] ?? '');
        $line = $orderId === '' ? '' : $this->line($orderId);
        if ($line !== '' && isset($variables['{carrier}'])) {
            $variables['{carrier}'] .= " ({$line})";
        }

        return $variables;
    }

    /** For the invoice and the delivery slip. */
    public function line(string $orderId): string
    {
        $row = $this->plugin->db->row('SELECT `id_shop` FROM `{p}orders` WHERE `id_order` = ?', [(int) $orderId]);

        return $row === null ? '' : $this->buyerHtml((int) $row['id_shop'])->line($orderId);
    }

    public function buyerPage(Order $order): string
    {
        return $this->buyerHtml((int) $order->id_shop)->section((string) $order->id, Brand::SLUG . '-delivery box');
    }

    private function buyerHtml(int $storeId): BuyerHtml
    {
        return new BuyerHtml($this->plugin->delivery($storeId), $this->plugin->words());
    }

    /** @param array<string, mixed>|null $state */
    private function place(?array $state): string
    {
        $said = $state === null ? '' : $this->plugin->carts->takeSaid((int) Context::getContext()->cart->id);

        return $state === null ? '' : Html::tag('div', [
            'class' => 'courier-place',
            'data-courier-place' => (string) json_encode($state, JSON_INVALID_UTF8_SUBSTITUTE),
        ], '<div role="alert" class="courier-said">' . Html::escape($said) . '</div>');
    }

    /** Orders by managers, by the web service and by exchanges are taken, and marked. */
    private function isBuyers(ShopCart $cart): bool
    {
        $context = Context::getContext();
        $type = (string) ($context->controller->controller_type ?? '');

        return !$this->plugin->isBackOffice()
            && in_array($type, ['front', 'modulefront'], true)
            && (int) ($context->cart->id ?? 0) === (int) $cart->id;
    }

    /** Money that came already is never answered with a refusal. */
    private function isPaid(Order $order, int $stateId): bool
    {
        if ($stateId > 0) {
            $settings = $this->plugin->shop((int) $order->id_shop)->settings();
            $isAtDoor = Payment::ofMethod((string) $order->module, $settings) !== Payment::NONE;

            return !$isAtDoor && (bool) (new OrderState($stateId))->paid;
        }
        $settings = $this->plugin->shop((int) $order->id_shop)->settings();

        return Payment::ofMethod((string) $order->module, $settings) === Payment::NONE;
    }
}
