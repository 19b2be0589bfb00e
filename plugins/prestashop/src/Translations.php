<?php

declare(strict_types=1);

namespace CourierPresta;

use Context;
use CourierPresta\Core\Translator;

/** PrestaShop's own catalogues: other languages than ours come from its page of translations. */
final class Translations implements Translator
{
    /** How the names of texts begin that buyers read; the others are the merchant's. The build sorts by the same. */
    private const BUYERS = '/^(buyer|days|delay|line|method|offer|page|price|selection|status|weekday)\b/';

    public function translate(string $key, string $english): string
    {
        $place = preg_match(self::BUYERS, $key) === 1 ? 'Shop' : 'Admin';

        return Context::getContext()->getTranslator()
            ->trans($english, [], 'Modules.' . ucfirst(Brand::MODULE) . ".{$place}");
    }

    public function translatePlural(string $key, array $english, int $count): string
    {
        return $this->translate($key, $count === 1 ? $english['one'] : $english['other']);
    }
}
