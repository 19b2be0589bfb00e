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

        return [
            'method' => $destination === null ? '' : $this->texts->say("method.{$destination->method}"),
            'place' => $destination === null ? '' : $destination->toLine(),
            'window' => $this->window($destination),
            'waybill' => $this->record->waybill ?: $this->record->courierReference,
            'events' => array_reverse($this->steps()),
        ];
    }

    /**
     * What is confirmed, oldest first. Couriers say one thing in several of their own words: a step that reads
     * like the one before it is told once.
     *
     * @return array<int, array{at: string, text: string, place: string}>
     */
    private function steps(): array
    {
        $words = new ShipmentWords($this->texts);
        $steps = [];
        foreach ($this->record->events as $event) {
            $step = ['text' => $words->status($event), 'place' => (string) ($event['place'] ?? '')];
            $last = end($steps);
            $isAgain = $last !== false && array_diff_key($last, ['at' => '']) === $step;
            if (empty($event['provisional']) && !$isAgain) {
                $steps[] = ['at' => $event['at']] + $step;
            }
        }

        return $steps;
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
