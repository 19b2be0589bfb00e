<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\GatewayFailure;
use CourierModx\Core\Outcome;
use CourierModx\Core\Response;

/** What happens outside of any request: sending by status or in bulk, and asking for news. */
final class Jobs
{
    /** Seconds until the next try when the gateway does not answer; then the merchant is asked. */
    private const PATIENCE = [60, 300, 900, 3600, 7200, 14400];
    private const BATCH = 30;

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function onStatus(string $orderId, string $status): void
    {
        $isPaidNow = !empty($this->plugin->orders->read($orderId)['is_waiting'])
            && in_array($status, $this->plugin->shop()->settings()->list('paidStatuses'), true);
        if ($isPaidNow || $this->plugin->delivery()->sending()->isTrigger($status)) {
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
            $this->plugin->orders->write($orderId, [
                'due_at' => $this->plugin->now(),
                'tries' => 0,
                'is_automatic' => $isAutomatic ? 1 : 0,
            ]);
        }
        (new Kick($this->plugin))->run();
    }

    /** @return array<string, mixed> what was done */
    public function run(): array
    {
        return $this->alone(1, function (): array {
            $said = $this->due();
            if ($this->plugin->delivery()->publishableKey() !== '') {
                $this->plugin->delivery()->connection()->pushAgain();
                try {
                    $said['events'] = $this->plugin->delivery()->tracking()->pull();
                } catch (GatewayFailure $failure) {
                    // The next run asks for the same events.
                    $this->plugin->shop()->log('error', 'events.not_pulled', ['code' => $failure->code()]);
                }
            }
            $this->plugin->memory()->sweep();

            return $said;
        });
    }

    /** @return array<string, mixed> */
    public function runDue(): array
    {
        return $this->alone(30, fn (): array => $this->due());
    }

    public function receive(string $body, string $header): Response
    {
        $delivery = $this->plugin->delivery();
        // Beside a job that asks for the same events, each would be applied twice.
        $this->lock(10);
        try {
            return $delivery->tracking()->receive($body, $header);
        } finally {
            $this->unlock();
        }
    }

    /** @return array<string, mixed> */
    private function due(): array
    {
        $sent = 0;
        // Orders that came in meanwhile found the door closed: look again.
        while (($rows = $this->plugin->orders->takeDue($this->plugin->now(), self::BATCH)) !== []) {
            foreach ($rows as $row) {
                $this->send($row);
                $sent++;
            }
        }

        return ['ok' => true, 'orders' => $sent];
    }

    /** @param array<string, mixed> $row */
    private function send(array $row): void
    {
        $orderId = (string) $row['order_id'];
        $sending = $this->plugin->delivery()->sending();
        $outcome = $row['is_automatic'] ? $sending->sendAutomatically($orderId) : $sending->send($orderId);
        $wait = $outcome->kind === Outcome::LATER ? self::PATIENCE[(int) $row['tries']] ?? null : null;
        $this->plugin->orders->write($orderId, [
            'due_at' => $wait === null ? null : $this->plugin->now() + $wait,
            'tries' => (int) $row['tries'] + 1,
            // Left waiting for its payment, perhaps: entering a paid status tries again.
            'is_waiting' => $row['is_automatic'] && $outcome->kind === Outcome::SKIPPED ? 1 : 0,
        ]);
    }

    /**
     * @param callable(): array<string, mixed> $work
     * @return array<string, mixed>
     */
    private function alone(int $seconds, callable $work): array
    {
        if (!$this->lock($seconds)) {
            return ['ok' => true, 'busy' => true];
        }
        try {
            return $work();
        } finally {
            $this->unlock();
        }
    }

    private function lock(int $seconds): bool
    {
        $row = $this->plugin->db->row("SELECT GET_LOCK(?, {$seconds}) AS got", [$this->lockName()]);

        return (int) ($row['got'] ?? 0) === 1;
    }

    private function unlock(): void
    {
        $this->plugin->db->rows('SELECT RELEASE_LOCK(?) AS done', [$this->lockName()]);
    }

    /** MySQL has one set of names for all databases of a server. */
    private function lockName(): string
    {
        return Brand::PREFIX . '_' . substr(sha1($this->plugin->option('dbname') . $this->plugin->option('table_prefix')), 0, 16);
    }
}
