<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Form\BuyerHtml;
use CourierOpenCart\Core\Form\Html;
use CourierOpenCart\Core\Problem;

/** What happens when OpenCart's public side passes by. Each generation's wiring calls these and nothing else. */
final class CatalogEvents
{
    private Plugin $plugin;
    private Guard $guard;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->guard = new Guard($plugin);
    }

    /** For the modification of the "Simple" checkout. */
    public static function isMissing(object $registry): bool
    {
        $plugin = Plugin::of($registry);

        return (new Guard($plugin))->missing($plugin->session()->chosenCode()) !== null;
    }

    /** Puts our script into whatever page is a checkout: shops replace the stock one. */
    public function addScript(): void
    {
        $route = (string) ($this->plugin->request()->get['route'] ?? '');
        $isCheckout = strpos($route, 'checkout') !== false && preg_match('#checkout/(cart|success|failure)$#D', $route) !== 1;
        if (!$isCheckout || $this->plugin->delivery($this->plugin->storeId())->publishableKey() === '') {
            return;
        }
        $document = $this->plugin->registry->get('document');
        $folder = $this->plugin->generation->scriptFolder(false);
        // Two words for the script: where to ask, and in which language.
        $document->addScript("{$folder}checkout.js?v=" . Plugin::VERSION . '&r=' . $this->plugin->generation->ownRoute()
            . '&m=' . rawurlencode($this->plugin->generation->action('', ''))
            . '&l=' . rawurlencode((string) $this->plugin->config('config_language')));
        $document->addStyle("{$folder}checkout.css?v=" . Plugin::VERSION);
        $gateway = parse_url($this->plugin->shop($this->plugin->storeId())->settings()->text('gatewayUrl')) ?: [];
        if (isset($gateway['scheme'], $gateway['host'])) {
            $port = isset($gateway['port']) ? ":{$gateway['port']}" : '';
            $document->addLink("{$gateway['scheme']}://{$gateway['host']}{$port}", 'preconnect');
        }
    }

    /** Why the method in the posted form cannot be kept; null: it can. */
    public function refusal(): ?Problem
    {
        return $this->guard->missing((string) ($this->plugin->request()->post['shipping_method'] ?? ''));
    }

    /** Before the last step shows what the order will cost. */
    public function settle(): void
    {
        $problem = $this->guard->settle();
        if ($problem !== null) {
            $this->tell($problem);
        }
    }

    /** What changed, above the last step. */
    public function sayAtConfirm(string $html, bool $isLeaving): string
    {
        $said = $isLeaving ? ['text' => '', 'isProblem' => false] : $this->plugin->session()->takeSaid();
        $class = $said['isProblem'] ? 'alert alert-danger' : 'alert alert-info';

        return $said['text'] === '' ? $html : Html::tag('div', ['class' => $class, 'role' => 'alert'], Html::escape($said['text'])) . $html;
    }

    /**
     * Before an order is written: refuses a price that is not the signed one, and writes the selection's town.
     *
     * @param array<string, mixed> $order
     */
    public function beforeOrder(array &$order): void
    {
        $problem = $this->guard->problemWith($order);
        if ($problem !== null) {
            $this->turnBack($problem);
        }
        $selection = $this->guard->movedTo($order);
        if ($selection !== null) {
            $order['shipping_city'] = $selection->town['name'];
            $order['shipping_postcode'] = $selection->town['postcode'];
            $order['shipping_zone'] = '';
            $order['shipping_zone_id'] = 0;
        }
    }

    /** @param array<string, mixed> $order */
    public function afterOrder(int $orderId, array $order): void
    {
        if ($orderId > 0) {
            $this->guard->keep((string) $orderId, $order);
        }
    }

    public function onStatus(int $orderId, int $statusId): void
    {
        $backlog = new Backlog($this->plugin);
        $storeId = $orderId > 0 && $statusId > 0 ? $backlog->storeOf((string) $orderId) : null;
        if ($storeId !== null) {
            $paid = $this->plugin->shop($storeId)->settings()->list('paidStatuses');
            $isPaid = in_array((string) $statusId, $paid, true);
            $this->plugin->jobs()->onStatus((string) $orderId, (string) $statusId, $isPaid);
        }
    }

    /** @param string $code of a payment extension whose method OpenCart is about to offer */
    public function allowsPayment(string $code): bool
    {
        return (new PaymentLimits($this->plugin))->allows($code);
    }

    /** The order is placed: its number for the thank-you page, and nothing left for the next cart. */
    public function atSuccess(): void
    {
        $session = $this->plugin->registry->get('session');
        $orderId = (int) ($session->data['order_id'] ?? 0);
        if ($orderId > 0) {
            $session->data[Brand::PREFIX . '_placed'] = $orderId;
            $this->plugin->session()->forget();
        }
    }

    public function thankYou(): string
    {
        $session = $this->plugin->registry->get('session');
        $orderId = (string) ($session->data[Brand::PREFIX . '_placed'] ?? '');
        $route = (string) ($this->plugin->request()->get['route'] ?? '');
        if ($orderId === '' || $route !== 'checkout/success') {
            return '';
        }

        return $this->orderPage($orderId);
    }

    /** Asked for an order of this buyer's own. */
    public function orderPage(string $orderId): string
    {
        $row = $this->plugin->db->row('SELECT `store_id` FROM `{p}order` WHERE `order_id` = ?', [(int) $orderId]);
        $delivery = $row === null ? null : $this->plugin->delivery((int) $row['store_id']);

        return $delivery === null ? '' : (new BuyerHtml($delivery, $this->plugin->words()))
            ->section($orderId, Brand::SLUG . '-delivery');
    }

    private function tell(Problem $problem): void
    {
        $this->plugin->session()->say($problem->text, true);
        if (!$this->plugin->generation->isFour()) {
            // Back at its beginning, the older checkout shows this by itself.
            $this->plugin->registry->get('session')->data['error'] = $problem->text;
            $this->plugin->session()->takeSaid();
        }
    }

    /** A checkout that we do not know was about to write a wrong order: nothing after this may run. */
    private function turnBack(Problem $problem): void
    {
        $this->guard->startAnew();
        $this->tell($problem);
        $url = str_replace('&amp;', '&', (string) $this->plugin->registry->get('url')->link('checkout/checkout', '', true));
        $server = $this->plugin->request()->server;
        if (strtolower((string) ($server['HTTP_X_REQUESTED_WITH'] ?? '')) !== 'xmlhttprequest') {
            $this->plugin->registry->get('response')->redirect($url);
        }
        $session = $this->plugin->registry->get('session');
        if (method_exists($session, 'close')) {
            $session->close();
        }
        header('Content-Type: application/json; charset=utf-8');
        echo json_encode(['redirect' => $url, 'error' => ['warning' => $problem->text]]);
        exit;
    }
}
