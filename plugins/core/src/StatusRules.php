<?php

declare(strict_types=1);

namespace CourierCore;

/** Which of the shop's own statuses a tracking event puts an order into. */
final class StatusRules
{
    /** How far along the way each status is. What has the same rank may not replace one another. */
    private const RANK = [
        'announced' => 1,
        'collected' => 2,
        'in_transit' => 3,
        'on_hold' => 4,
        'rescheduled' => 4,
        'ready_for_pickup' => 5,
        'out_for_delivery' => 5,
        'undelivered' => 6,
        'delivered' => 7,
        'partially_delivered' => 7,
        'returning' => 8,
        'returned' => 9,
        'lost' => 9,
    ];

    /** After these nothing comes: they move an order that is tracked no more as well. */
    private const FINAL = ['delivered', 'partially_delivered', 'returned', 'lost'];

    /**
     * Whether a confirmed event leads further than `$applied` did.
     *
     * @param array<string, mixed> $tracking
     */
    public static function isAhead(array $tracking, string $applied): bool
    {
        return empty($tracking['provisional'])
            && (self::RANK[(string) $tracking['status']] ?? 0) > (self::RANK[$applied] ?? 0);
    }

    /**
     * The shop's status to set, or null for no change: unmapped and unknown change nothing, what the driver
     * said and the depot has not confirmed neither, and nothing goes backwards or out of a closed order.
     *
     * @param array<string, mixed> $tracking the gateway's `TrackingEvent`
     * @param string $applied the furthest confirmed status before it, or ''
     */
    public static function statusFor(array $tracking, string $applied, Order $order, Settings $settings): ?string
    {
        $status = (string) $tracking['status'];
        $target = $settings->map('statusMap')[$status] ?? null;
        $holds = $settings->flag('returnStatuses')
            && $target !== null
            && $target !== $order->status
            && self::isAhead($tracking, $applied)
            && ($order->isTracked || in_array($status, self::FINAL, true))
            && !$order->isClosed;

        return $holds ? $target : null;
    }
}
