<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * What the order screen shows of a delivery: one sentence, one primary action, the rest behind it. Plain
 * data; `plugins/admin` draws it on every platform.
 */
final class OrderBlock
{
    private Order $order;
    private ShipmentRecord $record;
    private Context $context;
    private ShipmentWords $words;

    public function __construct(Order $order, ShipmentRecord $record, Context $context)
    {
        $this->order = $order;
        $this->record = $record;
        $this->context = $context;
        $this->words = new ShipmentWords($context->texts);
    }

    /** @return array<string, mixed> */
    public function toArray(): array
    {
        return [
            'orderId' => $this->order->id,
            'reference' => $this->order->reference,
            'state' => $this->record->state === '' ? 'none' : $this->record->state,
            'sentence' => $this->words->sentence($this->record),
            'number' => $this->record->courierReference,
            'waybill' => $this->record->waybill,
            'destination' => $this->destination(),
            'notices' => $this->notices(),
            'events' => $this->events(),
            'candidates' => $this->candidates(),
            // What only the gateway knows: ask before showing it as the last word.
            'needsRefresh' => $this->record->pending !== ''
                || in_array($this->record->state, ['queued', 'sending', 'unclear'], true),
            'actions' => (new OrderActions($this->order, $this->record, $this->context->texts))
                ->toArray($this->hasChanged()),
        ];
    }

    /** Whether the order is no longer what the courier was told. */
    private function hasChanged(): bool
    {
        $destination = $this->order->destination();
        if ($this->record->state !== 'sent' || $this->record->draftHash === '' || $destination === null) {
            return false;
        }
        $draft = new ShipmentDraft($this->order, $destination, $this->context->settingsOf($this->order));

        return $draft->hash() !== $this->record->draftHash;
    }

    /** @return array<string, mixed>|null */
    private function destination(): ?array
    {
        $destination = $this->order->destination();
        if ($destination === null) {
            return null;
        }
        $shops = $this->shopAddress();

        return $destination->toArray() + [
            'text' => $destination->toLine(),
            'methodText' => $this->context->texts->say("method.{$destination->method}"),
            'isMerchantChoice' => $this->order->destination !== null,
            'note' => $this->order->wishFor($destination),
            // A door order goes to the selection's address; where the shop's fields differ, both are shown.
            'shopAddress' => $destination->isDoor() && !$this->agrees($destination, $shops) ? $shops : '',
        ];
    }

    private function shopAddress(): string
    {
        $settings = $this->context->settingsOf($this->order);
        $parts = [];
        foreach (['town', 'address'] as $field) {
            $parts[] = $this->order->recipient($field, $settings);
        }

        return implode(', ', array_filter($parts));
    }

    private function agrees(Destination $destination, string $shopAddress): bool
    {
        $street = (string) ($destination->address['street'] ?? '');

        return $shopAddress === '' || preg_match('/' . preg_quote($street, '/') . '/iu', $shopAddress) === 1;
    }

    /** @return string[] */
    private function notices(): array
    {
        $order = $this->order;
        if (in_array(Order::SENT_ELSEWHERE, $order->marks, true)) {
            return [$this->context->texts->say('mark.' . Order::SENT_ELSEWHERE)];
        }
        $settings = $this->context->settingsOf($order);
        $isOurs = $order->methodKey !== '' && $this->context->findMethod($order->methodKey) !== null;
        $isCarried = $this->record->isUnderWay();
        $notices = [
            'notice.cancelledOrder' => $order->isCancelled && $isCarried,
            'notice.otherMethod' => !$isOurs && $isCarried,
            'notice.changed' => $this->hasChanged(),
            'notice.partlyPaid' => Payment::isPartial($order),
            'notice.awaitsPayment' => Payment::isAwaited($order, $settings) && !$isCarried,
        ];
        foreach ($order->marks as $mark) {
            $notices["mark.{$mark}"] = true;
        }

        return array_map(
            fn (string $key): string => $this->context->texts->say($key),
            array_keys(array_filter($notices))
        );
    }

    /** @return array<int, array<string, mixed>> newest first */
    private function events(): array
    {
        return array_reverse(array_map(fn (array $event): array => [
            'at' => $event['at'],
            'text' => $this->words->status($event),
            'place' => (string) ($event['place'] ?? ''),
            'isProvisional' => !empty($event['provisional']),
        ], $this->record->events));
    }

    /** @return array<string, array<string, string>>|null ours and the one at the courier, to be told apart */
    private function candidates(): ?array
    {
        $found = $this->record->found;
        if ($this->record->state !== 'unclear' || $found === null) {
            return null;
        }
        $sum = $found['orderSum'] ?? null;

        return [
            'ours' => [
                'number' => $this->order->reference,
                'recipient' => $this->order->recipient('name', $this->context->settingsOf($this->order)),
                'sum' => Money::format($this->order->total, $this->order->currency),
                'createdOn' => '',
            ],
            'courier' => [
                'number' => (string) $found['courierReference'],
                'recipient' => (string) $found['recipientName'],
                'sum' => $sum === null ? '' : Money::format($sum['amount'], $sum['currency']),
                'createdOn' => (string) ($found['createdOn'] ?? ''),
            ],
        ];
    }
}
