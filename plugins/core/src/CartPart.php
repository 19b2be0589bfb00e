<?php

declare(strict_types=1);

namespace CourierCore;

use Closure;

/**
 * One delivery method entry for one part of the open cart; most carts are one part. Read its fields, never
 * write them.
 */
final class CartPart
{
    public MethodEntry $entry;
    /** @var MethodEntry[] all that the shop shows for this part: they are quoted in one call */
    public array $entries;
    /** Names entry and part in the cart's memory. */
    public string $slot;
    public Cart $cart;
    /** Where the shop's own form says that it goes. */
    public Place $place;
    /** The same as one word, for comparing: another one drops the choice. */
    public string $town;
    /** @var (Closure(Selection): bool)|null whether the entry's zone holds the selection's town too */
    public ?Closure $holdsPlace;

    /** @param array<string, mixed> $part the fields above */
    public function __construct(array $part)
    {
        $this->entry = $part['entry'];
        $this->entries = $part['entries'] ?? [$part['entry']];
        $this->slot = $part['slot'] ?? $this->entry->key;
        $this->cart = $part['cart'];
        $this->place = $part['place'];
        $this->town = $part['town'] ?? (string) json_encode($this->place->toArray());
        $this->holdsPlace = $part['holdsPlace'] ?? null;
    }
}
