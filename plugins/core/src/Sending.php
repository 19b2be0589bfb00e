<?php

declare(strict_types=1);

namespace CourierCore;

/** Handing orders to the courier: by a button, in bulk, or because of the order's status. */
final class Sending
{
    private Context $context;
    private Destinations $destinations;
    private ShipmentBook $book;

    public function __construct(Context $context)
    {
        $this->context = $context;
        $this->destinations = new Destinations($context);
        $this->book = new ShipmentBook($context);
    }

    /** Whether an order that has just entered `$status` is to be sent by a job. No call, no database. */
    public function isTrigger(string $status): bool
    {
        $settings = $this->context->shop->settings();

        return $settings->flag('autoSend') && in_array($status, $settings->list('autoSendStatuses'), true);
    }

    /** Sends because of the order's status: also again after a failure, never before an awaited payment. */
    public function sendAutomatically(string $orderId): Outcome
    {
        $order = $this->context->shop->order($orderId);
        if ($order === null) {
            return $this->skip('send.orderGone');
        }
        $record = $this->book->open($orderId);
        if ($record->state === 'cancelled') {
            return $this->skip('send.wasCancelled');
        }
        if ($this->context->findMethod($order->methodKey) === null) {
            return $this->skip('send.otherMethod');
        }
        if (Payment::isAwaited($order, $this->context->shop->settings())) {
            return $this->skip('send.awaitsPayment');
        }

        return $this->send($orderId);
    }

    /** Sends because somebody said so. Twice at once is once: both name the same attempt. */
    public function send(string $orderId): Outcome
    {
        $order = $this->context->shop->order($orderId);
        if ($order === null) {
            return $this->skip('send.orderGone');
        }
        if ($order->isCancelled) {
            return $this->skip('send.orderCancelled');
        }
        $record = $this->book->open($orderId);
        if (!$record->maySend()) {
            return $this->skip($record->state === 'unclear' ? 'send.unclear' : 'send.already');
        }

        try {
            $destination = $this->destinations->of($order);
        } catch (GatewayFailure $failure) {
            return $this->book->ofGateway($order, $record, $failure);
        }
        if ($destination === null) {
            return $this->book->ofOrder($order, $record, ['send.noDestination' => []]);
        }
        if ($order->destination() === null) {
            $this->context->shop->saveDestination($orderId, $destination);
        }
        $draft = new ShipmentDraft($order, $destination, $this->context->settingsOf($order));
        $problems = $draft->problems();

        return $problems === []
            ? $this->handOver($order, $record, $draft)
            : $this->book->ofOrder($order, $record, $problems);
    }

    private function handOver(Order $order, ShipmentRecord $record, ShipmentDraft $draft): Outcome
    {
        $attempt = $record->nextAttempt();
        $record->begin($attempt, $draft->hash());
        // Kept before the call: after a crash the same attempt is named again.
        $this->book->save($order->id, $record);

        try {
            $client = $this->context->client($this->destinations->accountOf($order), GatewayClient::JOB_MS);
            $answer = $this->shipOrLookUp($client, $order->reference, $attempt, $draft);
        } catch (GatewayFailure $failure) {
            return $this->book->ofGateway($order, $record, $failure);
        }
        // A webhook may have been faster than the answer.
        $record = $this->book->open($order->id);
        $record->absorb($answer);

        return $this->book->settle($order, $record);
    }

    /**
     * `conflict` means that this attempt was taken before, with another body or out of turn: the answer is how
     * it stands.
     *
     * @return array<string, mixed>
     */
    private function shipOrLookUp(GatewayClient $client, string $reference, int $attempt, ShipmentDraft $draft): array
    {
        try {
            return $client->ship($reference, $attempt, $draft->toArray());
        } catch (GatewayFailure $failure) {
            if ($failure->code() !== 'conflict') {
                throw $failure;
            }

            return $client->shipment($reference);
        }
    }

    private function skip(string $key): Outcome
    {
        return new Outcome(Outcome::SKIPPED, $this->context->texts->say($key));
    }
}
