<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Form\Address;
use CourierOpenCart\Core\Form\AdminScript;
use CourierOpenCart\Core\Form\Html;

/** Addresses, rights and the frame of our pages in the administration. */
final class AdminPage
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param array<string, string> $more of the query; `{id}` and the like stay as they are */
    public function url(string $route, array $more = []): string
    {
        $token = $this->plugin->generation->tokenName();
        $value = $this->plugin->registry->get('session')->data[$token] ?? '';

        return Address::with("index.php?route={$route}&{$token}={$value}", $more);
    }

    public function mayChangeSettings(): bool
    {
        return $this->may($this->plugin->generation->ownRoute());
    }

    public function mayChangeOrders(): bool
    {
        return $this->may('sale/order');
    }

    public function may(string $route): bool
    {
        return (bool) $this->plugin->registry->get('user')->hasPermission('modify', $route);
    }

    /** What the bundle of `plugins/admin` has to know, and the bundle. */
    public function script(): string
    {
        $folder = $this->plugin->generation->scriptFolder(true);
        $orders = $this->plugin->generation->action('sale/order', Brand::PREFIX);
        // 4.x keeps the scripts of its administration beside the shop's.
        $at = $this->plugin->generation->isFour() ? self::pathOf($this->plugin->firstUrl()) . "/{$folder}" : $folder;

        $file = static fn (string $name): string => "{$at}{$name}?v=" . Plugin::VERSION;

        return AdminScript::html($this->plugin->brand, [
            'brand' => Brand::SLUG,
            'locale' => $this->plugin->locale(),
            'widget' => $this->catalogScript('widget/element.js'),
            'style' => $file('admin.css'),
            'script' => $file('admin.js'),
        ], [
            'act' => $this->url($orders, ['id' => '{id}', 'do' => '{action}']),
            'check' => $this->settingsUrl('check'),
            'towns' => $this->settingsUrl('towns', ['q' => '{q}']),
        ]) . Html::tag('script', ['src' => $file('order-list.js')]);
    }

    /** @param array<string, string> $more */
    public function settingsUrl(string $method = '', array $more = []): string
    {
        $storeId = (string) (int) ($this->plugin->request()->get['store_id'] ?? 0);

        return $this->url($this->plugin->generation->ownRoute($method), $more + ['store_id' => $storeId]);
    }

    /** A whole page of the administration. */
    public function show(string $title, string $buttons, string $content): void
    {
        $load = $this->plugin->registry->get('load');
        $this->plugin->registry->get('document')->setTitle($title);
        $head = '<div class="page-header"><div class="container-fluid"><div class="pull-right float-end">' . $buttons
            . '</div><h1>' . Html::escape($title) . '</h1></div></div>';
        $this->plugin->registry->get('response')->setOutput(
            $load->controller('common/header') . $load->controller('common/column_left')
            . '<div id="content">' . $head . '<div class="container-fluid courier-settings">' . $content . '</div></div>'
            . $this->script() . $load->controller('common/footer')
        );
    }

    /** @param array<string, mixed> $body */
    public function answer(array $body, int $status = 200): void
    {
        $response = $this->plugin->registry->get('response');
        if ($status !== 200) {
            $response->addHeader(($this->plugin->request()->server['SERVER_PROTOCOL'] ?? 'HTTP/1.1') . " {$status}");
        }
        $response->addHeader('Content-Type: application/json; charset=utf-8');
        $response->setOutput((string) json_encode($body, JSON_INVALID_UTF8_SUBSTITUTE));
    }

    public function catalogScript(string $file): string
    {
        return self::pathOf($this->plugin->firstUrl()) . '/' . $this->plugin->generation->scriptFolder(false)
            . $file . '?v=' . Plugin::VERSION;
    }

    /** The administration may be opened by another scheme than the shop's: a path is right for both. */
    private static function pathOf(string $url): string
    {
        return rtrim((string) (parse_url($url, PHP_URL_PATH) ?: ''), '/');
    }
}
