<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Texts;

/** MODX's own words; those of deliveries are the core's. */
final class Words
{
    public static function load(string $locale): Texts
    {
        $language = strncasecmp($locale, 'ru', 2) === 0 ? 'ru' : 'en';
        $json = (string) file_get_contents(dirname(__DIR__) . "/texts/{$language}.json");

        return new Texts($language, json_decode($json, true));
    }
}
