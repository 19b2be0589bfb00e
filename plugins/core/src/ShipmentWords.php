<?php

declare(strict_types=1);

namespace CourierCore;

/** One sentence for how a shipment stands. */
final class ShipmentWords
{
    private Texts $texts;

    public function __construct(Texts $texts)
    {
        $this->texts = $texts;
    }

    public function sentence(ShipmentRecord $record): string
    {
        $last = end($record->events);
        $values = [
            'number' => $record->courierReference,
            'reason' => $this->reason($record),
            'status' => $last === false ? '' : $this->status($last),
        ];
        if ($record->pending !== '') {
            return $this->texts->say("shipment.pending.{$record->pending}", $values);
        }
        if ($record->isGivenUp) {
            return $this->texts->say('shipment.givenUp', $values);
        }
        if ($record->state === 'sent' && $last !== false) {
            return $this->texts->say('shipment.tracked', $values);
        }

        return $this->texts->say($record->state === '' ? 'shipment.none' : "shipment.{$record->state}", $values);
    }

    /**
     * The courier's own word is shown where ours does not exist.
     *
     * @param array<string, mixed> $event
     */
    public function status(array $event): string
    {
        $title = trim((string) ($event['title'] ?? ''));
        $ours = $this->texts->say("status.{$event['status']}");
        if ($event['status'] === 'unknown') {
            return $title !== '' ? $title : (string) $event['courierStatus'];
        }

        return empty($event['provisional']) ? $ours : $this->texts->say('status.provisional', ['status' => $ours]);
    }

    private function reason(ShipmentRecord $record): string
    {
        $reason = $record->reason ?? [];
        $courier = trim((string) ($reason['courierMessage'] ?? ''));
        $message = trim((string) ($reason['message'] ?? ''));
        if (($reason['code'] ?? '') === 'conflict') {
            return $this->texts->say('shipment.numberTaken');
        }

        return $courier !== '' ? $courier : $message;
    }
}
