<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Storage\Memory;

/**
 * What is remembered with an open cart. MiniShop3 keeps the cart in its tables from the first click, as a draft that
 * becomes the order: what is ours lies under the draft's number, so a guest, a login and a front end without
 * sessions find it.
 */
final class CartSession
{
    private const KEPT_SECONDS = 30 * 86400;

    private ?Memory $memory = null;
    private int $draftId = 0;
    /** @var array<string, array<string, mixed>> */
    private array $values = [];

    /** From here on everything is about this draft; 0: there is none. */
    public function enter(int $draftId, Memory $memory): void
    {
        $this->memory = $memory;
        if ($draftId !== $this->draftId) {
            $this->draftId = $draftId;
            $this->values = $draftId === 0 ? [] : (array) $memory->read($this->name());
        }
    }

    public function draftId(): int
    {
        return $this->draftId;
    }

    /** What the page posted for a method and was taken. */
    public function keepPosted(string $key, string $token): void
    {
        $this->values['posted'][$key] = $token;
        $this->keep();
    }

    public function posted(string $key): string
    {
        return (string) ($this->values['posted'][$key] ?? '');
    }

    /** @param array{token: string, source: string, price: int, text: string, for: string, at: int} $priced */
    public function keepPriced(string $key, array $priced): void
    {
        $this->values['priced'][$key] = $priced;
        $this->keep();
    }

    /** @return array{token: string, source: string, price: int, text: string, for: string, at: int}|null */
    public function priced(string $key): ?array
    {
        return $this->values['priced'][$key] ?? null;
    }

    /** The token last renewed for a method. */
    public function renewed(string $posted): string
    {
        return (string) ($this->values['renewed'][sha1($posted)] ?? $posted);
    }

    public function keepRenewed(string $posted, string $token): void
    {
        $this->values['renewed'] = [sha1($posted) => $token];
        $this->keep();
    }

    /**
     * A choice was posted in vain: what the page shows and what the shop believes differ, so the choice before is no
     * longer the buyer's either, and the next order is refused.
     */
    public function spoil(string $key, string $before): void
    {
        $this->values['vain'][$key] = true;
        $this->values['dropped'][$key] = sha1($before);
        $this->keep();
    }

    /** Whether that happened since the last time of asking. */
    public function takeSpoiled(string $key): bool
    {
        $isSpoiled = isset($this->values['vain'][$key]);
        if ($isSpoiled) {
            unset($this->values['vain'][$key]);
            $this->keep();
        }

        return $isSpoiled;
    }

    /** @param string $town of the order's own fields when it was chosen: another town drops it */
    public function keepChoice(string $key, string $town): void
    {
        unset($this->values['vain'][$key], $this->values['dropped'][$key]);
        $this->values['towns'][$key] = $town;
        $this->keep();
    }

    /** Whether what was posted is still what the buyer chose. */
    public function isChosen(string $key, string $posted, string $town): bool
    {
        return ($this->values['dropped'][$key] ?? '') !== sha1($posted)
            && ($this->values['towns'][$key] ?? $town) === $town;
    }

    public function forget(): void
    {
        $this->values = [];
        if ($this->memory !== null && $this->draftId !== 0) {
            $this->memory->forget($this->name());
        }
    }

    private function keep(): void
    {
        if ($this->memory !== null && $this->draftId !== 0) {
            $this->memory->write($this->name(), $this->values, self::KEPT_SECONDS);
        }
    }

    private function name(): string
    {
        return "draft:{$this->draftId}";
    }
}
