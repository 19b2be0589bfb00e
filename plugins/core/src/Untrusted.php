<?php

declare(strict_types=1);

namespace CourierCore;

use RuntimeException;

/**
 * Something that claims to come from the gateway and cannot be believed.
 *
 * Reasons of a selection token, in the order they are checked: `form`, `key`, `mac`, `installation`,
 * `method`, `ruleSet`, `fingerprint`, `currency`, `expired`, `place`.
 * Of a webhook header: `form`, `key`, `mac`, `age`.
 */
final class Untrusted extends RuntimeException
{
    private string $reason;

    public function __construct(string $reason, string $message)
    {
        parent::__construct($message);
        $this->reason = $reason;
    }

    /** The first check that failed: a word for machines, safe to log and to show. */
    public function reason(): string
    {
        return $this->reason;
    }
}
