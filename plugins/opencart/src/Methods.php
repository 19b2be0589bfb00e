<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** Our two delivery methods. Each is a shipping extension of its own, `<prefix>_<key>`, with one quote. */
final class Methods
{
    /** Key of the entry => method. */
    public const ALL = ['door' => 'door', 'pickup' => 'pickup_point'];

    public static function extension(string $key): string
    {
        return Brand::PREFIX . "_{$key}";
    }

    /** As OpenCart names the choice in sessions and orders: `courier_checkout_door.door`. */
    public static function code(string $key): string
    {
        return self::extension($key) . ".{$key}";
    }

    /** Key of the entry behind a chosen code; '' when it is not ours. */
    public static function keyOf(string $code): string
    {
        $extension = explode('.', $code)[0];
        foreach (array_keys(self::ALL) as $key) {
            if ($extension === self::extension($key)) {
                return $key;
            }
        }

        return '';
    }
}
