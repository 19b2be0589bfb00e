<?php

declare(strict_types=1);

namespace CourierCore;

use CourierCore\Storage\Lock;

/** What happens outside of any request: sending by status or in bulk, and asking for news. */
final class Jobs
{
    /** Seconds until the next try when the gateway does not answer; then the merchant is asked. */
    private const PATIENCE = [60, 300, 900, 3600, 7200, 14400];
    private const BATCH = 30;

    private Backlog $backlog;
    private Lock $lock;

    public function __construct(Backlog $backlog, Lock $lock)
    {
        $this->backlog = $backlog;
        $this->lock = $lock;
    }

    /** `$isPaid`: `$status` says that the order is paid. */
    public function onStatus(string $orderId, string $status, bool $isPaid): void
    {
        $storeId = $this->backlog->storeOf($orderId);
        if ($storeId === null) {
            return;
        }
        $isPaidNow = $isPaid && $this->backlog->isWaiting($orderId);
        if ($isPaidNow || $this->backlog->delivery($storeId)->sending()->isTrigger($status)) {
            $this->enqueue([$orderId], true);
        }
    }

    /**
     * Nothing is called in the request of whoever asked.
     *
     * @param string[] $orderIds
     */
    public function enqueue(array $orderIds, bool $isAutomatic): void
    {
        foreach ($orderIds as $orderId) {
            $storeId = $this->backlog->storeOf($orderId);
            if ($storeId !== null) {
                $this->backlog->keep($orderId, $storeId, [
                    'due_at' => $this->backlog->now(),
                    'tries' => 0,
                    'is_automatic' => $isAutomatic ? 1 : 0,
                ]);
            }
        }
        $this->backlog->wake();
    }

    /** @return array<string, mixed> what was done */
    public function run(): array
    {
        return $this->lock->alone(1, function (): array {
            $done = $this->due();
            foreach ($this->backlog->stores() as $storeId) {
                $done['events'] = ($done['events'] ?? 0) + $this->backlog->delivery($storeId)->catchUp();
            }
            $this->backlog->sweep();

            return $done;
        }) ?? ['ok' => true, 'busy' => true];
    }

    /** @return array<string, mixed> */
    public function runDue(): array
    {
        return $this->lock->alone(30, fn (): array => $this->due()) ?? ['ok' => true, 'busy' => true];
    }

    /** The gateway's webhook, for the store at whose address it arrived. */
    public function receive(int $storeId, string $body, string $header): Response
    {
        $work = fn (): Response => $this->backlog->delivery($storeId)->tracking()->receive($body, $header);

        // Beside a job that asks for the same events, each would be applied twice; but one that is stuck
        // must not stop the news.
        return $this->lock->alone(10, $work) ?? $work();
    }

    /** @return array<string, mixed> */
    private function due(): array
    {
        $sent = 0;
        foreach ($this->backlog->stores() as $storeId) {
            // Orders that came in meanwhile found the door closed: look again.
            while (($rows = $this->backlog->take($storeId, self::BATCH)) !== []) {
                foreach ($rows as $row) {
                    $this->send($storeId, $row);
                    $sent++;
                }
            }
        }

        return ['ok' => true, 'orders' => $sent];
    }

    /** @param array<string, mixed> $row */
    private function send(int $storeId, array $row): void
    {
        $orderId = (string) $row['order_id'];
        $sending = $this->backlog->delivery($storeId)->sending();
        $outcome = $row['is_automatic'] ? $sending->sendAutomatically($orderId) : $sending->send($orderId);
        $wait = $outcome->kind === Outcome::LATER ? self::PATIENCE[(int) $row['tries']] ?? null : null;
        $this->backlog->keep($orderId, $storeId, [
            'due_at' => $wait === null ? null : $this->backlog->now() + $wait,
            'tries' => (int) $row['tries'] + 1,
            // Left waiting for its payment, perhaps: entering a paid status tries again.
            'is_waiting' => $row['is_automatic'] && $outcome->kind === Outcome::SKIPPED ? 1 : 0,
        ]);
    }
}
