<?php

declare(strict_types=1);

namespace CourierCore;

/** How the recipient pays at the door. Paid wins; else the merchant's map decides; unlisted means cash. */
final class Payment
{
    public const NONE = 'none';
    public const CASH = 'cash';
    public const CARD = 'card';

    public static function ofOrder(Order $order, Settings $settings): string
    {
        return $order->isPaid ? self::NONE : self::ofMethod($order->paymentMethod, $settings);
    }

    /** At checkout. `$paymentMethod`: the shop's code, '' while none is chosen. */
    public static function ofMethod(string $paymentMethod, Settings $settings): string
    {
        $payment = $paymentMethod === ''
            ? $settings->text('defaultPayment')
            : $settings->map('paymentMap')[$paymentMethod] ?? self::CASH;

        return in_array($payment, [self::NONE, self::CASH, self::CARD], true) ? $payment : self::CASH;
    }

    /** What an entry is priced for: the payment picked or, where the entry does not take it, one that it does. */
    public static function takenBy(MethodEntry $entry, string $payment): string
    {
        $limits = $entry->settings->list('payments');

        return $limits === [] || in_array($payment, $limits, true) ? $payment : $limits[0];
    }

    /** The courier takes all or nothing: a partly paid order has no honest sum to collect. */
    public static function isPartial(Order $order): bool
    {
        return $order->paidAmount > 0 && $order->paidAmount < $order->total;
    }

    /** Whether the payment method asks for money before the parcel leaves, and it has not come. */
    public static function isAwaited(Order $order, Settings $settings): bool
    {
        return !$order->isPaid && self::ofMethod($order->paymentMethod, $settings) === self::NONE;
    }
}
