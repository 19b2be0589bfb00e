<?php

declare(strict_types=1);

namespace CourierCore;

/** What can be done with a shipment after it was sent, and where an order goes before that. */
final class Shipping
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

    /** Tells the courier what has changed in an order that was sent. */
    public function edit(string $orderId): Outcome
    {
        return $this->change($orderId, function (Order $order, GatewayClient $client, ?string &$draftHash): array {
            $destination = $this->destinations->of($order);
            if ($destination === null) {
                throw new GatewayFailure(422, ['code' => 'invalid_request', 'message' => 'no destination']);
            }
            $draft = new ShipmentDraft($order, $destination, $this->context->settingsOf($order));
            $draftHash = $draft->hash();

            return $client->editShipment($order->reference, $draft->toArray());
        });
    }

    public function cancel(string $orderId): Outcome
    {
        return $this->change($orderId, static fn (Order $order, GatewayClient $client): array
            => $client->cancelShipment($order->reference));
    }

    /** Asks the gateway how the shipment stands. */
    public function refresh(string $orderId): Outcome
    {
        return $this->change($orderId, static fn (Order $order, GatewayClient $client): array
            => $client->shipment($order->reference));
    }

    /** The merchant's word on an unclear shipment: `ours` or `foreign`. */
    public function resolve(string $orderId, string $verdict): Outcome
    {
        return $this->change($orderId, static fn (Order $order, GatewayClient $client): array
            => $client->resolveShipment($order->reference, $verdict));
    }

    /**
     * The label as PDF.
     *
     * @throws GatewayFailure
     */
    public function label(string $orderId): string
    {
        $order = $this->context->shop->order($orderId);
        if ($order === null) {
            throw new GatewayFailure(404, ['code' => 'not_found', 'message' => 'the order is gone']);
        }

        return $this->context->client($this->destinations->accountOf($order), GatewayClient::JOB_MS)
            ->label($order->reference);
    }

    /**
     * Keeps what the merchant chose in the order block.
     *
     * @param array<string, mixed> $choice see `Destinations::ofChoice`
     */
    public function choose(string $orderId, array $choice): Outcome
    {
        $order = $this->context->shop->order($orderId);
        if ($order === null) {
            return $this->skip('send.orderGone');
        }
        try {
            $destination = $this->destinations->ofChoice($order, $choice);
        } catch (GatewayFailure $failure) {
            return new Outcome(Outcome::FAILED, $this->context->explain($failure));
        }
        if ($destination === null) {
            return new Outcome(Outcome::FAILED, $this->context->texts->say('send.noDestination'));
        }
        $this->context->shop->saveDestination($orderId, $destination);

        return new Outcome(Outcome::DONE, $this->context->texts->say('block.chosen'));
    }

    /** @param callable(Order, GatewayClient, string|null): array<string, mixed> $call */
    private function change(string $orderId, callable $call): Outcome
    {
        $order = $this->context->shop->order($orderId);
        if ($order === null) {
            return $this->skip('send.orderGone');
        }
        $draftHash = null;
        try {
            $client = $this->context->client($this->destinations->accountOf($order), GatewayClient::JOB_MS);
            $answer = $call($order, $client, $draftHash);
        } catch (GatewayFailure $failure) {
            $this->context->logFailure('shipment.not_changed', $failure);
            $kind = $failure->isOutage() ? Outcome::LATER : Outcome::FAILED;

            return new Outcome($kind, $this->context->explain($failure));
        }
        $record = $this->book->open($orderId);
        $record->absorb($answer);
        $record->draftHash = $draftHash ?? $record->draftHash;

        return $this->book->settle($order, $record);
    }

    private function skip(string $key): Outcome
    {
        return new Outcome(Outcome::SKIPPED, $this->context->texts->say($key));
    }
}
