<?php

declare(strict_types=1);

namespace CourierCore;

/** What the gateway tells the shop: by webhook, and by asking for the same events every half hour. */
final class Tracking
{
    private const MAX_BODY = 262144;
    /** Pages of the feed in one run of the job. */
    private const MAX_PAGES = 20;

    private Context $context;
    private ShipmentBook $book;

    public function __construct(Context $context)
    {
        $this->context = $context;
        $this->book = new ShipmentBook($context);
    }

    /** The answer to a webhook call: a status and a JSON body. `$header` is `Courier-Signature`. */
    public function receive(string $body, string $header): Response
    {
        try {
            $told = $this->open($body, $header);
        } catch (Untrusted $untrusted) {
            $this->context->log('error', 'webhook.refused', ['reason' => $untrusted->reason()]);

            return $this->reply(401, ['code' => 'unauthenticated']);
        }
        if (($told['kind'] ?? '') === 'challenge') {
            return $this->reply(200, ['challenge' => (string) ($told['challenge'] ?? '')]);
        }
        $this->apply($told);

        return $this->reply(200, ['ok' => true]);
    }

    /**
     * Asks for what is new. Each page is applied before the place in the feed is kept, so a crash repeats
     * events and loses none.
     *
     * @return int how many events came
     * @throws GatewayFailure
     */
    public function pull(string $account = ''): int
    {
        $client = $this->context->client($account, GatewayClient::JOB_MS);
        $installation = $this->context->installation($account);
        $key = 'feed:' . ($installation === null ? '' : $installation->id);
        $after = (string) ($this->context->shop->load($key)['after'] ?? '');
        $count = 0;
        for ($page = 0; $page < self::MAX_PAGES; $page++) {
            $feed = $client->events($after);
            foreach ($feed['events'] ?? [] as $event) {
                $this->apply($event);
                $count++;
            }
            $next = (string) ($feed['next'] ?? $after);
            if (($feed['events'] ?? []) === [] || $next === $after) {
                break;
            }
            $after = $next;
            $this->context->shop->save($key, ['after' => $after]);
        }

        return $count;
    }

    /**
     * One event. Seen before, of a deleted order, or of another installation: nothing happens.
     *
     * @param array<string, mixed> $event the gateway's `ShopEvent`
     */
    public function apply(array $event): void
    {
        $orderId = $this->context->shop->findOrderId((string) ($event['reference'] ?? ''));
        $order = $orderId === null ? null : $this->context->shop->order($orderId);
        if ($order === null || !isset($event['event'], $event['number'], $event['attempt'], $event['state'])) {
            $this->context->log('info', 'event.skipped', ['reference' => $event['reference'] ?? '']);

            return;
        }
        $record = $this->book->open($order->id);
        if ($record->saw((string) $event['event'])) {
            return;
        }
        $record->remember((string) $event['event']);
        $this->applyNew($event, $order, $record);
        $this->book->save($order->id, $record);
    }

    /** @param array<string, mixed> $event */
    private function applyNew(array $event, Order $order, ShipmentRecord $record): void
    {
        $tracking = $event['tracking'] ?? null;
        if ($tracking !== null) {
            $record->addTracking($tracking);
        }
        // Of an older attempt: shown, never applied.
        if ((int) $event['attempt'] < $record->attempt) {
            return;
        }
        if ((int) $event['number'] > $record->number) {
            $record->absorbEvent($event);
            $this->book->tell($order, $record);
        }
        if ($tracking !== null) {
            $this->move($order, $record, $tracking);
        }
    }

    /** @param array<string, mixed> $tracking */
    private function move(Order $order, ShipmentRecord $record, array $tracking): void
    {
        $settings = $this->context->shop->settings();
        $status = StatusRules::statusFor($tracking, $record->applied, $order, $settings);
        if (StatusRules::isAhead($tracking, $record->applied)) {
            $record->applied = (string) $tracking['status'];
        }
        if ($status !== null) {
            $words = new ShipmentWords($this->context->texts);
            $note = $this->context->texts->say('note.tracking', ['status' => $words->status($tracking)]);
            $this->context->shop->setStatus($order->id, $status, $note);
        }
    }

    /** @return array<string, mixed> */
    private function open(string $body, string $header): array
    {
        if (strlen($body) > self::MAX_BODY) {
            throw new Untrusted('form', 'the webhook body is too long');
        }
        $now = $this->context->now();
        $told = json_decode($body, true, 16);
        foreach ($this->context->accounts() as $account) {
            $installation = $this->context->installation($account);
            if ($installation === null) {
                continue;
            }
            try {
                (new Signature($installation->keys($now)))->verify($body, $header, $now);
            } catch (Untrusted $untrusted) {
                if ($untrusted->reason() === 'key') {
                    continue;
                }
                throw $untrusted;
            }
            if (!is_array($told) || ($told['installation'] ?? $installation->id) !== $installation->id) {
                throw new Untrusted('form', 'the webhook body is not for this shop');
            }

            return $told;
        }

        throw new Untrusted('key', 'signed with a key this shop does not have');
    }

    /** @param array<string, mixed> $body */
    private function reply(int $status, array $body): Response
    {
        return new Response($status, 'application/json', (string) json_encode($body));
    }
}
