<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * What the shop remembers of an order's shipment: the gateway's last word and how far the shop has acted on
 * it. The gateway holds the truth; this is for showing it and for asking again with the right attempt.
 */
final class ShipmentRecord
{
    /** Handed to the gateway, and no answer has come back. */
    public const SENDING = 'sending';
    /** The gateway itself refused the request: nothing was taken, the attempt is not used up. */
    public const REFUSED = 'refused';

    private const MAX_SEEN = 200;

    /** '' (never sent), `sending`, `refused`, or the gateway's: queued, sent, rejected, unclear, cancelled. */
    public string $state;
    public int $attempt;
    /** `edit` or `cancel` while one waits for the courier; else ''. */
    public string $pending;
    /** The number at the courier. */
    public string $courierReference;
    public string $waybill;
    public string $barcode;
    /** @var array<string, string>|null code, message, courierMessage */
    public ?array $reason;
    /** @var array<string, mixed>|null the order found under our number, with `unclear` */
    public ?array $found;
    /** @var array<int, array<string, mixed>> tracking events, oldest first */
    public array $events;
    /** Of the newest event applied. */
    public int $number;
    /** @var string[] ids of events seen */
    public array $seen;
    /** The furthest confirmed tracking status of this attempt. */
    public string $applied;
    /** What the merchant was told last, so that it is told once. */
    public string $told;
    /** Queued, and the gateway has given up asking the courier: somebody has to say what next. */
    public bool $isGivenUp;
    /** The courier's last word closed the attempt, and the shop has refused to open the next one so far. */
    public bool $isSettled;
    /** Calls in a row that the gateway did not answer. */
    public int $misses;
    /** Of the draft that was handed over last. */
    public string $draftHash;

    /** @param array<string, mixed> $kept what `toArray()` gave, or nothing */
    public function __construct(array $kept)
    {
        $this->state = (string) ($kept['state'] ?? '');
        $this->attempt = (int) ($kept['attempt'] ?? 0);
        $this->pending = (string) ($kept['pending'] ?? '');
        $this->courierReference = (string) ($kept['courierReference'] ?? '');
        $this->waybill = (string) ($kept['waybill'] ?? '');
        $this->barcode = (string) ($kept['barcode'] ?? '');
        $this->reason = $kept['reason'] ?? null;
        $this->found = $kept['found'] ?? null;
        $this->events = $kept['events'] ?? [];
        $this->number = (int) ($kept['number'] ?? 0);
        $this->seen = $kept['seen'] ?? [];
        $this->applied = (string) ($kept['applied'] ?? '');
        $this->told = (string) ($kept['told'] ?? '');
        $this->isGivenUp = (bool) ($kept['isGivenUp'] ?? false);
        $this->isSettled = (bool) ($kept['isSettled'] ?? false);
        $this->misses = (int) ($kept['misses'] ?? 0);
        $this->draftHash = (string) ($kept['draftHash'] ?? '');
    }

    /** The attempt to name when sending now: the next one only after the last was settled by the courier. */
    public function nextAttempt(): int
    {
        return max(1, $this->isGivenUp || $this->hasSettled() ? $this->attempt + 1 : $this->attempt);
    }

    /** Whether the courier has it, or may have it. */
    public function isUnderWay(): bool
    {
        return in_array($this->state, ['queued', 'sent', 'unclear'], true);
    }

    /** Whether sending now makes sense; whether the next attempt may be opened is the gateway's to say. */
    public function maySend(): bool
    {
        return $this->isGivenUp || !$this->isUnderWay();
    }

    public function begin(int $attempt, string $draftHash): void
    {
        if ($attempt > $this->attempt) {
            $this->applied = '';
            $this->events = [];
        }
        $this->state = self::SENDING;
        $this->attempt = $attempt;
        $this->draftHash = $draftHash;
        $this->isGivenUp = false;
        $this->isSettled = false;
        $this->reason = null;
        $this->found = null;
    }

    /** @param array<string, string> $reason code, message */
    public function refuse(array $reason): void
    {
        $this->isSettled = $this->hasSettled();
        $this->state = self::REFUSED;
        $this->reason = $reason;
    }

    /** @param array<string, mixed> $answer the gateway's `ShipmentAnswer` */
    public function absorb(array $answer): void
    {
        $this->absorbState($answer);
        $this->pending = (string) ($answer['pending'] ?? '');
        $this->found = $answer['found'] ?? null;
        $this->events = $answer['events'] ?? $this->events;
        $this->isGivenUp = $this->isQueuedWithReason() && ($answer['nextTryAt'] ?? null) === null;
        $this->misses = 0;
    }

    /** @param array<string, mixed> $event the gateway's `ShopEvent`, of this attempt or a newer one */
    public function absorbEvent(array $event): void
    {
        $this->absorbState($event);
        $this->number = (int) $event['number'];
        // A shop is told of a queued shipment only when that stays so.
        $this->isGivenUp = $this->isQueuedWithReason() && $event['kind'] === 'state';
    }

    /** @param array<string, mixed> $tracking */
    public function addTracking(array $tracking): void
    {
        if (!in_array($tracking, $this->events, false)) {
            $this->events[] = $tracking;
            usort($this->events, static fn (array $a, array $b): int => strcmp($a['at'], $b['at']));
        }
    }

    public function saw(string $eventId): bool
    {
        return in_array($eventId, $this->seen, true);
    }

    public function remember(string $eventId): void
    {
        $this->seen = array_slice(array_merge($this->seen, [$eventId]), -self::MAX_SEEN);
    }

    /** @return array<string, mixed> */
    public function toArray(): array
    {
        return get_object_vars($this);
    }

    private function hasSettled(): bool
    {
        return $this->isSettled || in_array($this->state, ['rejected', 'cancelled'], true);
    }

    private function isQueuedWithReason(): bool
    {
        return $this->state === 'queued' && $this->reason !== null && $this->pending === '';
    }

    /** @param array<string, mixed> $said */
    private function absorbState(array $said): void
    {
        $this->state = (string) $said['state'];
        $this->isSettled = false;
        $this->attempt = (int) $said['attempt'];
        $this->courierReference = (string) ($said['courierReference'] ?? '');
        $this->waybill = (string) ($said['waybill'] ?? '');
        $this->barcode = (string) ($said['barcode'] ?? '');
        $this->reason = $said['reason'] ?? null;
    }
}
