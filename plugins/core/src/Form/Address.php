<?php

declare(strict_types=1);

namespace CourierCore\Form;

/** Addresses of the back office in which a script fills in what it knows later. */
final class Address
{
    /** @param array<string, string> $query `{id}` and the like stay as they are */
    public static function with(string $url, array $query): string
    {
        foreach ($query as $name => $value) {
            $url .= (strpos($url, '?') === false ? '?' : '&') . $name . '='
                . (preg_match('/^\{\w+\}$/D', $value) === 1 ? $value : rawurlencode($value));
        }

        return $url;
    }
}
