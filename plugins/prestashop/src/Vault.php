<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Storage\Memory;
use Exception;
use PhpEncryption;

/** Lasting values, keys among them: encrypted with the shop's own key, which lies outside the database. */
final class Vault
{
    private Memory $memory;

    public function __construct(Memory $memory)
    {
        $this->memory = $memory;
    }

    /** @return array<string, mixed>|null */
    public function read(string $key): ?array
    {
        $sealed = (string) ($this->memory->read("kept:{$key}")['sealed'] ?? '');
        try {
            $text = $sealed === '' ? false : self::encryption()->decrypt($sealed);
        } catch (Exception $exception) {
            // Sealed by another shop's key: a copied database has to be connected anew.
            $text = false;
        }
        $value = is_string($text) ? json_decode($text, true) : null;

        return is_array($value) ? $value : null;
    }

    /** @param array<string, mixed>|null $value null forgets it */
    public function write(string $key, ?array $value): void
    {
        if ($value === null) {
            $this->memory->forget("kept:{$key}");
        } else {
            $text = (string) json_encode($value, JSON_INVALID_UTF8_SUBSTITUTE);
            $this->memory->write("kept:{$key}", ['sealed' => self::encryption()->encrypt($text)]);
        }
    }

    private static function encryption(): PhpEncryption
    {
        return new PhpEncryption(_NEW_COOKIE_KEY_);
    }
}
