<?php

declare(strict_types=1);

namespace CourierCore;

/** Why something cannot go on: a word for programs and a sentence for the person. */
final class Problem
{
    public string $reason;
    public string $text;

    public function __construct(string $reason, string $text)
    {
        $this->reason = $reason;
        $this->text = $text;
    }
}
