<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * One entry in the shop's list of delivery methods: "Courier to the door" in one zone, say. Its settings
 * are a rule set of the gateway. Read its fields, never write them.
 */
final class MethodEntry
{
    /** The shop's id of the entry: letters, digits, `_`, `-`. It also names the rule set. */
    public string $key;
    /** `door` or `pickup_point`. */
    public string $method;
    /** What the buyer reads. */
    public string $title;
    public Settings $settings;
    /** Name of the courier account used; '' is the shop's own. */
    public string $account;

    /** @param array{key: string, method: string, settings: Settings, title?: string, account?: string} $entry */
    public function __construct(array $entry)
    {
        $this->key = $entry['key'];
        $this->method = $entry['method'];
        $this->title = $entry['title'] ?? '';
        $this->settings = $entry['settings'];
        $this->account = $entry['account'] ?? '';
    }

    public function isDoor(): bool
    {
        return $this->method === 'door';
    }

    public function ruleSetName(): string
    {
        return (string) preg_replace('/[^A-Za-z0-9_-]/', '_', substr($this->key, 0, 60));
    }
}
