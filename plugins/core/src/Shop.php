<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * Everything the core needs from a shop platform. One implementation per plugin, and the only class besides
 * the wiring that touches the platform. It holds no rule: it reads, writes and translates.
 *
 * Words: an "order id" is whatever this shim uses to find an order again. A shop that splits an order
 * (vendors, warehouses) gives each part an id and a reference of its own; the core never joins them.
 * Money is whole minor units, weight grams, size millimetres, time Unix seconds.
 */
interface Shop
{
    // --- The shop ---------------------------------------------------------------------------------------

    /** Public address with its path, of the default site: `https://shop.example/store`. */
    public function address(): string;

    /** @return array{platform: string, platformVersion: string, pluginVersion: string} */
    public function software(): array;

    /** @return string[] other origins of the same shop: `https://www.shop.example`; none for most */
    public function otherOrigins(): array;

    /** Where the gateway's webhooks arrive: an address whose body goes to `Tracking::receive`. */
    public function webhookAddress(): string;

    /** The language of whoever looks at the page or, in a job, of the shop: `ru_RU`. */
    public function locale(): string;

    /**
     * The merchant's settings, with this platform's defaults: at least `statusMap` with the shop's word
     * for a completed order under `delivered`.
     */
    public function settings(): Settings;

    /** @return MethodEntry[] every entry of ours in the shop's delivery methods, in any zone */
    public function methods(): array;

    // --- Orders -----------------------------------------------------------------------------------------

    /** The order as it stands now, or null when the shop has no such order any more. */
    public function order(string $orderId): ?Order;

    /** The id of the order with this reference, or null. */
    public function findOrderId(string $reference): ?string;

    /**
     * Keeps what the buyer chose with a new order, and what is to be remembered of how it was priced.
     *
     * @param string[] $marks see `Checkout`
     */
    public function saveSelection(string $orderId, ?Selection $selection, array $marks): void;

    /** Keeps where an order without a selection goes, or what the merchant put in a selection's place. */
    public function saveDestination(string $orderId, Destination $destination): void;

    /** @return array<string, mixed> what `saveShipment` kept with the order; empty when nothing */
    public function shipment(string $orderId): array;

    /** @param array<string, mixed> $record kept with the order, also when the plugin is removed */
    public function saveShipment(string $orderId, array $record): void;

    /** Puts the order into the shop's own status `$status`, with a line in its history. */
    public function setStatus(string $orderId, string $status, string $note): void;

    /** Adds a line to the order's history that only the shop's people see. */
    public function addNote(string $orderId, string $note): void;

    /** Sends an e-mail to the manager: to `$to`, or to the shop's own address when it is ''. */
    public function mailManager(string $to, string $subject, string $text): void;

    // --- Memory -----------------------------------------------------------------------------------------

    /**
     * A lasting value of the plugin, or null. Secret keys are among them: a table or option of the shim's
     * own, not loaded with every page, never exported.
     *
     * @return array<string, mixed>|null
     */
    public function load(string $key): ?array;

    /** @param array<string, mixed>|null $value null forgets it */
    public function save(string $key, ?array $value): void;

    /**
     * Something that may be lost at any time, or null.
     *
     * @return array<string, mixed>|null
     */
    public function recall(string $key): ?array;

    /** @param array<string, mixed> $value */
    public function remember(string $key, array $value, int $seconds): void;

    /**
     * @param string $level `error`, `info` or `debug`; the setting `logLevel` was applied already
     * @param string $event `noun.verb`
     * @param array<string, mixed> $fields without secrets and people: the core took them out
     */
    public function log(string $level, string $event, array $fields): void;
}
