<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * Writes down how shipments stand and tells the merchant once what he must know: a line in the order's
 * history; for a failure also, where switched on, a status and an e-mail.
 */
final class ShipmentBook
{
    /** So many calls in a row without an answer are no longer a hiccup. */
    private const PATIENCE = 3;

    private Context $context;
    private ShipmentWords $words;

    public function __construct(Context $context)
    {
        $this->context = $context;
        $this->words = new ShipmentWords($context->texts);
    }

    public function open(string $orderId): ShipmentRecord
    {
        return new ShipmentRecord($this->context->shop->shipment($orderId));
    }

    public function save(string $orderId, ShipmentRecord $record): void
    {
        $this->context->shop->saveShipment($orderId, $record->toArray());
    }

    /** Keeps what the gateway said and tells it. */
    public function settle(Order $order, ShipmentRecord $record): Outcome
    {
        $this->tell($order, $record);
        $this->save($order->id, $record);
        $text = $this->words->sentence($record);
        $failed = $record->isGivenUp || in_array($record->state, ['rejected', 'unclear'], true);
        if (!$failed && ($record->pending !== '' || $record->state === 'queued')) {
            return new Outcome(Outcome::WAITING, $text);
        }

        return new Outcome($failed ? Outcome::FAILED : Outcome::DONE, $text);
    }

    /**
     * The order cannot be sent as it is.
     *
     * @param array<string, array<string, string>> $problems key of the text => its values
     */
    public function ofOrder(Order $order, ShipmentRecord $record, array $problems): Outcome
    {
        $texts = [];
        foreach ($problems as $key => $values) {
            $texts[] = $this->context->texts->say($key, $values);
        }

        return $this->refuse($order, $record, ['code' => 'invalid_request', 'message' => implode(' ', $texts)]);
    }

    /** The gateway refused the order, or did not answer. */
    public function ofGateway(Order $order, ShipmentRecord $record, GatewayFailure $failure): Outcome
    {
        $this->context->logFailure('shipment.not_sent', $failure);
        $text = $this->context->explain($failure);
        if (!$failure->isOutage() && $failure->code() !== 'rate_limited') {
            return $this->refuse($order, $record, ['code' => $failure->code(), 'message' => $text]);
        }

        $record->misses++;
        if ($record->misses === self::PATIENCE) {
            $this->tellFailure($order, $text);
        }
        $this->save($order->id, $record);

        return new Outcome(Outcome::LATER, $text);
    }

    /** Says a new state once; a state that was told is silent. */
    public function tell(Order $order, ShipmentRecord $record): void
    {
        $isNews = in_array($record->state, ['sent', 'rejected', 'unclear', 'cancelled', 'refused'], true);
        $news = $isNews || $record->isGivenUp
            ? "{$record->state}#{$record->attempt} " . ($record->reason['message'] ?? '')
            : '';
        if ($news === '' || $news === $record->told) {
            return;
        }
        $record->told = $news;
        $text = $this->words->sentence($record);
        if ($record->state === 'sent' || $record->state === 'cancelled') {
            $this->context->shop->addNote($order->id, $text);
        } else {
            $this->tellFailure($order, $text);
        }
    }

    /** @param array<string, string> $reason */
    private function refuse(Order $order, ShipmentRecord $record, array $reason): Outcome
    {
        $record->refuse($reason);
        $this->tell($order, $record);
        $this->save($order->id, $record);

        return new Outcome(Outcome::FAILED, $reason['message']);
    }

    private function tellFailure(Order $order, string $text): void
    {
        $shop = $this->context->shop;
        $settings = $shop->settings();
        $status = $settings->text('failureStatus');
        if ($status !== '' && $status !== $order->status && !$order->isClosed) {
            $shop->setStatus($order->id, $status, $text);
        } else {
            $shop->addNote($order->id, $text);
        }
        if ($settings->flag('failureEmail')) {
            $say = $this->context->texts;
            $shop->mailManager(
                $settings->text('failureEmailTo'),
                $say->say('mail.subject', ['order' => $order->reference]),
                $say->say('mail.text', ['order' => $order->reference, 'reason' => $text])
            );
        }
    }
}
