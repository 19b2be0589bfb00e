<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Storage\Memory;

/**
 * What is remembered with an open cart. MiniShop3 keeps the cart in its tables from the first click, as a draft that
 * becomes the order: what is ours lies under the draft's number, so a guest, a login and a front end without
 * sessions find it. In three parts, for requests run beside each other: one that waited for a price must not write
 * back an older choice.
 */
final class CartSession
{
    private const KEPT_SECONDS = 30 * 86400;
    private const PARTS = ['choice', 'priced', 'renewed'];

    private ?Memory $memory = null;
    private int $draftId = 0;
    /** @var array<string, array<string, mixed>> by part */
    private array $parts = [];

    /** From here on everything is about this draft; 0: there is none. */
    public function enter(int $draftId, Memory $memory): void
    {
        $this->memory = $memory;
        if ($draftId !== $this->draftId) {
            $this->draftId = $draftId;
            $this->parts = [];
        }
    }

    public function draftId(): int
    {
        return $this->draftId;
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
        foreach ($this->memory === null || $this->draftId === 0 ? [] : self::PARTS as $part) {
            $this->memory->forget($this->name($part));
        }
    }

    /** @return array<string, mixed> as it was when this request first looked */
    private function part(string $part): array
    {
        if (!isset($this->parts[$part])) {
            $isKept = $this->memory !== null && $this->draftId !== 0;
            $this->parts[$part] = $isKept ? (array) $this->memory->read($this->name($part)) : [];
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
        if ($this->memory !== null && $this->draftId !== 0) {
            $this->memory->write($this->name($part), $values, self::KEPT_SECONDS);
        }
    }

    private function name(string $part): string
    {
        return "draft:{$this->draftId}:{$part}";
    }
}
