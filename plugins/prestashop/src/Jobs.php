<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\GatewayFailure;
use CourierPresta\Core\Outcome;
use CourierPresta\Core\Response;
use OrderState;

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
        $storeId = $this->storeOf($orderId);
        if ($storeId === null) {
            return;
        }
        $isPaidNow = !empty($this->plugin->orders->read($orderId)['is_waiting'])
            && (bool) (new OrderState((int) $status))->paid;
        if ($isPaidNow || $this->plugin->delivery($storeId)->sending()->isTrigger($status)) {
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
            $storeId = $this->storeOf($orderId);
            if ($storeId !== null) {
                $this->plugin->orders->write($orderId, [
                    'store_id' => $this->plugin->stores->serving($storeId),
                    'due_at' => $this->plugin->now(),
                    'tries' => 0,
                    'is_automatic' => $isAutomatic ? 1 : 0,
                ]);
            }
        }
        (new Kick($this->plugin))->run();
    }

    /** @return array<string, mixed> what was done */
    public function run(): array
    {
        return $this->alone(1, function (): array {
            $said = $this->due();
            foreach ($this->connected() as $storeId) {
                $delivery = $this->plugin->delivery($storeId);
                $delivery->connection()->pushAgain();
                try {
                    $said['events'] = ($said['events'] ?? 0) + $delivery->tracking()->pull();
                } catch (GatewayFailure $failure) {
                    // The next run asks for the same events.
                    $this->plugin->shop($storeId)->log('error', 'events.not_pulled', ['code' => $failure->code()]);
                }
            }
            $this->plugin->memory(0)->sweep();
            $this->plugin->carts->sweep($this->plugin->now());

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
        $delivery = $this->plugin->delivery($this->plugin->storeId());
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
        foreach ($this->plugin->stores->owners() as $storeId) {
            // Orders that came in meanwhile found the door closed: look again.
            while (($rows = $this->plugin->orders->takeDue($storeId, $this->plugin->now(), self::BATCH)) !== []) {
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
        $sending = $this->plugin->delivery($storeId)->sending();
        $outcome = $row['is_automatic'] ? $sending->sendAutomatically($orderId) : $sending->send($orderId);
        $wait = $outcome->kind === Outcome::LATER ? self::PATIENCE[(int) $row['tries']] ?? null : null;
        $this->plugin->orders->write($orderId, [
            'due_at' => $wait === null ? null : $this->plugin->now() + $wait,
            'tries' => (int) $row['tries'] + 1,
            // Left waiting for its payment, perhaps: entering a paid status tries again.
            'is_waiting' => $row['is_automatic'] && $outcome->kind === Outcome::SKIPPED ? 1 : 0,
        ]);
    }

    /** @return int[] */
    private function connected(): array
    {
        return array_values(array_filter(
            $this->plugin->stores->owners(),
            fn (int $storeId): bool => $this->plugin->delivery($storeId)->publishableKey() !== ''
        ));
    }

    private function storeOf(string $orderId): ?int
    {
        $row = $this->plugin->db->row('SELECT `id_shop` FROM `{p}orders` WHERE `id_order` = ?', [(int) $orderId]);

        return $row === null ? null : (int) $row['id_shop'];
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
        $row = $this->plugin->db->row("SELECT GET_LOCK(?, {$seconds}) AS got", [self::lockName()]);

        return (int) ($row['got'] ?? 0) === 1;
    }

    private function unlock(): void
    {
        $this->plugin->db->rows('SELECT RELEASE_LOCK(?) AS done', [self::lockName()]);
    }

    /** MySQL has one set of names for all databases of a server. */
    private static function lockName(): string
    {
        return Brand::PREFIX . '_' . substr(sha1(_DB_NAME_ . _DB_PREFIX_), 0, 16);
    }
}
