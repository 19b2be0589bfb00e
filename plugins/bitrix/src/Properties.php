<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Order;

/** The order's properties: read by their code, and those of ours, hidden, that managers and 1C see. */
final class Properties
{
    /** Code of each of ours, by what it holds. A value of Bitrix ends at 500 characters. */
    public const OWN = ['point' => 'COURIER_POINT_CODE', 'place' => 'COURIER_PLACE'];
    private const LONGEST = 500;

    /** The first of these that is filled. @param string[] $codes */
    public static function byCode(Order $order, array $codes): string
    {
        foreach ($order->getPropertyCollection() as $property) {
            if (in_array((string) $property->getField('CODE'), $codes, true)) {
                $value = Charset::in($property->getValue());
                if ($value !== '') {
                    return $value;
                }
            }
        }

        return '';
    }

    /** @return array<string, string> every property of the order by its code */
    public static function all(Order $order): array
    {
        $values = [];
        foreach ($order->getPropertyCollection() as $property) {
            $code = (string) $property->getField('CODE');
            if ($code !== '') {
                $values[$code] = Charset::in($property->getValue());
            }
        }

        return $values;
    }

    /** @param array<string, string> $values of ours, by what they hold */
    public static function write(Order $order, array $values): void
    {
        foreach ($order->getPropertyCollection() as $property) {
            $what = array_search((string) $property->getField('CODE'), self::OWN, true);
            if ($what !== false) {
                $property->setValue(Charset::out(mb_substr($values[$what] ?? '', 0, self::LONGEST, 'UTF-8')));
            }
        }
    }
}
