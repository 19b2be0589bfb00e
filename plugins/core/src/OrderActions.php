<?php

declare(strict_types=1);

namespace CourierCore;

/** What can be done with an order's delivery now; what cannot be says why. */
final class OrderActions
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

    /** @return array<int, array{id: string, label: string, isPrimary: bool, isEnabled: bool, reason: string}> */
    public function toArray(bool $hasChanged): array
    {
        $refusals = $this->refusals($hasChanged);
        $primary = $this->primary($hasChanged);
        $actions = [];
        foreach ($this->offered() as $id) {
            $refusal = $refusals[$id] ?? '';
            $actions[] = [
                'id' => $id,
                'label' => $this->texts->say($this->label($id)),
                'isPrimary' => $id === $primary && $refusal === '',
                'isEnabled' => $refusal === '',
                'reason' => $refusal === '' ? '' : $this->texts->say($refusal),
            ];
        }

        return $actions;
    }

    /** @return string[] */
    private function offered(): array
    {
        if (in_array(Order::SENT_ELSEWHERE, $this->order->marks, true)) {
            return [];
        }
        if ($this->record->state === 'unclear') {
            return ['resolve_ours', 'resolve_foreign', 'refresh'];
        }
        if ($this->record->isGivenUp) {
            return ['send', 'refresh', 'choose', 'cancel'];
        }
        if ($this->record->isUnderWay()) {
            return ['refresh', 'label', 'edit', 'choose', 'cancel'];
        }

        return ['send', 'choose'];
    }

    private function primary(bool $hasChanged): string
    {
        if ($this->record->state === 'unclear') {
            return 'resolve_ours';
        }
        if ($this->order->isCancelled && $this->record->isUnderWay()) {
            return 'cancel';
        }
        if (!$this->record->maySend()) {
            return $hasChanged ? 'edit' : 'label';
        }

        return $this->order->destination() === null ? 'choose' : 'send';
    }

    /** @return array<string, string> id of the action => key of the text; '' when it may be done */
    private function refusals(bool $hasChanged): array
    {
        $state = $this->record->state;
        $refusals = ['send' => '', 'label' => '', 'edit' => '', 'cancel' => '', 'choose' => ''];
        if ($this->order->isCancelled) {
            $refusals['send'] = 'send.orderCancelled';
            $refusals['edit'] = 'send.orderCancelled';
        } elseif (Payment::isPartial($this->order)) {
            $refusals['send'] = 'notice.partlyPaid';
        }
        if ($state === 'queued') {
            $refusals['label'] = 'action.notSentYet';
        }
        if (!$hasChanged) {
            $refusals['edit'] = $refusals['edit'] ?: 'action.nothingChanged';
        }
        if ($this->record->pending !== '') {
            foreach (['edit', 'cancel', 'choose'] as $id) {
                $refusals[$id] = "shipment.pending.{$this->record->pending}";
            }
        }

        return $refusals;
    }

    private function label(string $id): string
    {
        $isRepeat = $id === 'send' && $this->record->attempt > 0;

        return $isRepeat ? 'action.sendAgain' : "action.{$id}";
    }
}
