<?php

declare(strict_types=1);

namespace CourierCore;

/** A shop whose people may add languages to our two: asked for each text, it gives back what it does not know. */
interface Translator
{
    /** @param string $key tells texts apart that are the same in English */
    public function translate(string $key, string $english): string;

    /** @param array{one: string, other: string} $english */
    public function translatePlural(string $key, array $english, int $count): string;
}
