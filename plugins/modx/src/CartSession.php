<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Storage\Memory;

/**
 * What is remembered with an open cart, guests' too: which price each method has, and what it was set from. In a table
 * of ours and not in the session: MODX locks no session, so of two requests run beside each other the one that ends
 * last writes back what it has read first, and a choice made meanwhile is gone. In three parts for the same reason:
 * one that waited for a price must not write back an older choice.
 */
final class CartSession
{
    private const KEPT_SECONDS = 30 * 86400;
    private const PARTS = ['choice', 'priced', 'renewed'];

    private Memory $memory;
    private string $cart;
    /** @var array<string, array<string, mixed>> by part */
    private array $parts = [];

    /** @param string $cart what tells it from others; '': there is none, and nothing is kept */
    public function __construct(string $cart, Memory $memory)
    {
        $this->memory = $memory;
        $this->cart = $cart;
    }

    /** From here on everything is about this cart. */
    public function enter(string $cart): void
    {
        if ($cart !== $this->cart) {
            $this->cart = $cart;
            $this->parts = [];
        }
    }

    public function cart(): string
    {
        return $this->cart;
    }

    /** What the page posted for a method and was taken. */
    public function keepPosted(string $key, string $token): void
    {
        $this->set('choice', 'posted', $key, $token);
    }

    public function posted(string $key): string
    {
        return (string) ($this->part('choice')['posted'][$key] ?? '');
    }

    /** @param array{token: string, source: string, price: int, text: string, for: string, at: int} $priced */
    public function keepPriced(string $key, array $priced): void
    {
        $this->set('priced', 'of', $key, $priced);
    }

    /** @return array{token: string, source: string, price: int, text: string, for: string, at: int}|null */
    public function priced(string $key): ?array
    {
        return $this->part('priced')['of'][$key] ?? null;
    }

    /** The token last renewed for a method. */
    public function renewed(string $posted): string
    {
        return (string) ($this->part('renewed')[sha1($posted)] ?? $posted);
    }

    public function keepRenewed(string $posted, string $token): void
    {
        $this->keep('renewed', [sha1($posted) => $token]);
    }

    /**
     * A choice was posted in vain: what the page shows and what the shop believes differ, so the choice before is no
     * longer the buyer's either, and the next order is refused.
     */
    public function spoil(string $key, string $before): void
    {
        $this->set('choice', 'vain', $key, true);
        $this->set('choice', 'dropped', $key, sha1($before));
    }

    /** Whether that happened since the last time of asking. */
    public function takeSpoiled(string $key): bool
    {
        $isSpoiled = isset($this->part('choice')['vain'][$key]);
        if ($isSpoiled) {
            $this->set('choice', 'vain', $key, null);
        }

        return $isSpoiled;
    }

    /** @param string $town of the order's own fields when it was chosen: another town drops it */
    public function keepChoice(string $key, string $town): void
    {
        $this->set('choice', 'vain', $key, null);
        $this->set('choice', 'dropped', $key, null);
        $this->set('choice', 'towns', $key, $town);
    }

    /** Whether what was posted is still what the buyer chose. */
    public function isChosen(string $key, string $posted, string $town): bool
    {
        $choice = $this->part('choice');

        return ($choice['dropped'][$key] ?? '') !== sha1($posted) && ($choice['towns'][$key] ?? $town) === $town;
    }

    public function forget(): void
    {
        $this->parts = [];
        foreach ($this->cart === '' ? [] : self::PARTS as $part) {
            $this->memory->forget($this->name($part));
        }
    }

    /** @return array<string, mixed> as it was when this request first looked */
    private function part(string $part): array
    {
        if (!isset($this->parts[$part])) {
            $this->parts[$part] = $this->cart === '' ? [] : (array) $this->memory->read($this->name($part));
        }

        return $this->parts[$part];
    }

    /** @param mixed $value null: none */
    private function set(string $part, string $name, string $key, $value): void
    {
        $values = $this->part($part);
        $values[$name][$key] = $value;
        $this->keep($part, $values);
    }

    /** @param array<string, mixed> $values */
    private function keep(string $part, array $values): void
    {
        $this->parts[$part] = $values;
        if ($this->cart !== '') {
            $this->memory->write($this->name($part), $values, self::KEPT_SECONDS);
        }
    }

    private function name(string $part): string
    {
        return "cart:{$this->cart}:{$part}";
    }
}
