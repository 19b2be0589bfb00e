<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\Html;

/** The scripts of our tab in the order's window, and the addresses that it asks. */
final class ManagerPage
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param array<string, string> $more of the query; `{id}` and the like stay as they are */
    public function url(string $do, array $more = []): string
    {
        $user = $this->plugin->modx->user;
        $token = $user === null ? '' : (string) $user->getUserToken('mgr');
        $url = $this->plugin->option('assets_url') . 'components/' . Brand::MODULE . '/manager.php?HTTP_MODAUTH=' . $token;
        foreach (['do' => $do] + $more as $name => $value) {
            $url .= "&{$name}=" . (preg_match('/^\{\w+\}$/D', $value) === 1 ? $value : rawurlencode($value));
        }

        return $url;
    }

    /** @param object $controller of the manager; `$page`: `orders`, or `order`, which only MiniShop3 has */
    public function addTo(object $controller, string $page): void
    {
        if (!in_array($page, ['orders', 'order'], true) || $this->plugin->delivery()->publishableKey() === '') {
            return;
        }
        $controller->addHtml($this->script() . Html::tag('script', ['src' => $this->plugin->fileUrl('js/order-tab.js')]));
    }

    public function script(): string
    {
        $words = $this->plugin->words();
        $page = [
            'brand' => Brand::SLUG,
            'locale' => $this->plugin->locale(),
            'widget' => $this->plugin->fileUrl('js/widget/element.js'),
            'tiles' => (object) $this->plugin->brand->tiles(),
            'headers' => (object) [],
            'urls' => [
                'act' => $this->url('act', ['id' => '{id}', 'action_of' => '{action}']),
                'check' => $this->url('check'),
                'towns' => $this->url('towns', ['q' => '{q}']),
            ],
        ];
        $tab = [
            'title' => $this->plugin->brand->name($words->locale()),
            'brand' => Brand::SLUG,
            'block' => $this->url('block', ['id' => '{id}']),
            'bulk' => $this->url('bulk'),
            'send' => $words->say('bulk.send'),
        ];
        $json = JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES;

        return Html::tag('link', ['rel' => 'stylesheet', 'href' => $this->plugin->fileUrl('css/admin.css')])
            . Html::tag('link', ['rel' => 'stylesheet', 'href' => $this->plugin->fileUrl('css/manager.css')])
            . '<script>(window.courierCheckoutAdmin=window.courierCheckoutAdmin||[]).push(' . json_encode($page, $json)
            . ');window.courierCheckoutTab=' . json_encode($tab, $json) . '</script>'
            . Html::tag('script', ['src' => $this->plugin->fileUrl('js/admin.js'), 'defer' => '']);
    }
}
