<?php

declare(strict_types=1);

namespace CourierCore;

/** Orders that wait to be sent, as a shim keeps them: what `Jobs` needs of a shop beside `Shop`. */
interface Backlog
{
    public function now(): int;

    /** @return int[] stores with a connection of their own; `[0]` where there is only one */
    public function stores(): array;

    /** The store whose connection serves the order, or null when there is no such order. */
    public function storeOf(string $orderId): ?int;

    public function delivery(int $storeId): Delivery;

    /**
     * Keeps with the order: `due_at` (Unix seconds, null: not waiting), `tries`, `is_automatic`, `is_waiting`.
     *
     * @param array<string, int|null> $values
     */
    public function keep(string $orderId, int $storeId, array $values): void;

    /** Whether the order entered a sending status before it was paid. */
    public function isWaiting(string $orderId): bool;

    /**
     * Orders whose turn it is, taken for ten minutes: a second job leaves them alone.
     *
     * @return array<int, array<string, mixed>> `order_id`, `tries`, `is_automatic`
     */
    public function take(int $storeId, int $count): array;

    /** Starts `Jobs::runDue` in another request, at once, without waiting for it. */
    public function wake(): void;

    /** Forgets what expired. */
    public function sweep(): void;
}
