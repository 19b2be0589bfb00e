<?php

declare(strict_types=1);

namespace CourierCore;

/** What came of something that a person or a job asked for. */
final class Outcome
{
    /** It is as it was asked. */
    public const DONE = 'done';
    /** Taken by the gateway; the courier's word will come by itself. */
    public const WAITING = 'waiting';
    /** The gateway did not answer: a job asks again later. */
    public const LATER = 'later';
    /** There was nothing to do, or it must not be done. */
    public const SKIPPED = 'skipped';
    /** Somebody has to act; the order says so too. */
    public const FAILED = 'failed';

    public string $kind;
    /** One sentence for the merchant. */
    public string $text;

    public function __construct(string $kind, string $text)
    {
        $this->kind = $kind;
        $this->text = $text;
    }
}
