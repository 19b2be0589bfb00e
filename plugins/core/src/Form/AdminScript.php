<?php

declare(strict_types=1);

namespace CourierCore\Form;

use CourierCore\BrandFile;

/** What the bundle of `plugins/admin` has to know on a page of the back office, and the bundle. */
final class AdminScript
{
    /**
     * @param array<string, string> $page brand, locale, widget, script, style: slug, language, addresses of files
     * @param array<string, string> $urls act, check, towns
     * @param array<string, string> $headers the platform's guard against forged requests
     */
    public static function html(BrandFile $brand, array $page, array $urls, array $headers = []): string
    {
        $told = [
            'brand' => $page['brand'],
            'locale' => $page['locale'],
            'widget' => $page['widget'],
            'tiles' => (object) $brand->tiles(),
            'headers' => (object) $headers,
            'urls' => $urls,
        ];
        $json = (string) json_encode($told, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES);

        return Html::tag('link', ['rel' => 'stylesheet', 'href' => $page['style']])
            . "<script>(window.courierCheckoutAdmin=window.courierCheckoutAdmin||[]).push({$json})</script>"
            . Html::tag('script', ['src' => $page['script']]);
    }
}
