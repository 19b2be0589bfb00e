<?php

declare(strict_types=1);

namespace CourierCore;

/** What the buyer's account, e-mails and thank-you page show of a delivery. */
final class BuyerBlock
{
    private Order $order;
    private ShipmentRecord $record;
    private Texts $texts;

    public function __construct(Order $order, ShipmentRecord $record, Texts $texts)
    {
        $this->order = $order;
        $this->record = $record;
        $this->texts = $texts;
    }

    /** @return array<string, mixed> empty texts where there is nothing to say */
    public function toArray(): array
    {
        $destination = $this->order->destination();
        $words = new ShipmentWords($this->texts);
        $confirmed = array_values(array_filter(
            $this->record->events,
            static fn (array $event): bool => empty($event['provisional'])
        ));

        return [
            'method' => $destination === null ? '' : $this->texts->say("method.{$destination->method}"),
            'place' => $destination === null ? '' : $destination->toLine(),
            'window' => $this->window($destination),
            'waybill' => $this->record->waybill ?: $this->record->courierReference,
            'events' => array_reverse(array_map(static fn (array $event): array => [
                'at' => $event['at'],
                'text' => $words->status($event),
                'place' => (string) ($event['place'] ?? ''),
            ], $confirmed)),
        ];
    }

    private function window(?Destination $destination): string
    {
        if ($destination === null || $destination->window === null) {
            return '';
        }
        $times = array_filter([$destination->window['from'] ?? '', $destination->window['to'] ?? '']);

        return trim(($destination->window['date'] ?? '') . ' ' . implode('–', $times));
    }
}
