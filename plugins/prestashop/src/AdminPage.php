<?php

declare(strict_types=1);

namespace CourierPresta;

use Context;
use CourierPresta\Core\Form\Html;

/** Addresses of the back office, and the script of our pages in it. */
final class AdminPage
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * An address of our own controller; PrestaShop's word against forged requests is in it.
     *
     * @param array<string, string> $more of the query; `{id}` and the like stay as they are
     */
    public function url(string $do, array $more = []): string
    {
        $url = Context::getContext()->link->getAdminLink(Installer::TAB);
        foreach (['do' => $do] + $more as $name => $value) {
            $url .= (strpos($url, '?') === false ? '?' : '&') . $name . '='
                . (preg_match('/^\{\w+\}$/D', $value) === 1 ? $value : rawurlencode($value));
        }

        return $url;
    }

    /** What the bundle of `plugins/admin` has to know, and the bundle. */
    public function script(): string
    {
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
        $json = (string) json_encode($page, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES);

        return implode('', array_map(fn (string $file): string => Html::tag('link', [
            'rel' => 'stylesheet', 'href' => $this->plugin->fileUrl($file),
        ]), ['css/admin.css', 'css/office.css'])) . "<script>(window.courierCheckoutAdmin=window.courierCheckoutAdmin||[]).push({$json})</script>"
            . Html::tag('script', ['src' => $this->plugin->fileUrl('js/admin.js')]);
    }
}
