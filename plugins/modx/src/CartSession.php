<?php

declare(strict_types=1);

namespace CourierModx;

/** What is remembered with an open cart, guests' too: which price each method has, and what it was set from. */
final class CartSession
{
    /** What the page posted for a method and was taken. miniShop2 may keep orders in tables, without fields of ours. */
    public function keepPosted(string $key, string $token): void
    {
        $_SESSION[Brand::PREFIX]['posted'][$key] = $token;
    }

    public function posted(string $key): string
    {
        return (string) ($_SESSION[Brand::PREFIX]['posted'][$key] ?? '');
    }

    /** @param array{token: string, source: string, price: int, text: string, for: string, at: int} $priced */
    public function keepPriced(string $key, array $priced): void
    {
        $_SESSION[Brand::PREFIX]['priced'][$key] = $priced;
    }

    /** @return array{token: string, source: string, price: int, text: string, for: string, at: int}|null */
    public function priced(string $key): ?array
    {
        return $_SESSION[Brand::PREFIX]['priced'][$key] ?? null;
    }

    /** The token last renewed for a method; the order's own field holds what the page posted. */
    public function renewed(string $posted): string
    {
        return (string) ($_SESSION[Brand::PREFIX]['renewed'][sha1($posted)] ?? $posted);
    }

    public function keepRenewed(string $posted, string $token): void
    {
        $_SESSION[Brand::PREFIX]['renewed'] = [sha1($posted) => $token];
    }

    /**
     * A choice was posted in vain: what the page shows and what the shop believes differ, so the choice before is no
     * longer the buyer's either, and the next order is refused.
     */
    public function spoil(string $key, string $before): void
    {
        $_SESSION[Brand::PREFIX]['vain'][$key] = true;
        $_SESSION[Brand::PREFIX]['dropped'][$key] = sha1($before);
    }

    /** Whether that happened since the last time of asking. */
    public function takeSpoiled(string $key): bool
    {
        $isSpoiled = isset($_SESSION[Brand::PREFIX]['vain'][$key]);
        unset($_SESSION[Brand::PREFIX]['vain'][$key]);

        return $isSpoiled;
    }

    /** @param string $town of the order's own fields when it was chosen: another town drops it */
    public function keepChoice(string $key, string $town): void
    {
        unset($_SESSION[Brand::PREFIX]['vain'][$key], $_SESSION[Brand::PREFIX]['dropped'][$key]);
        $_SESSION[Brand::PREFIX]['towns'][$key] = $town;
    }

    /** Whether what the order's field holds is still what the buyer chose. */
    public function isChosen(string $key, string $posted, string $town): bool
    {
        return ($_SESSION[Brand::PREFIX]['dropped'][$key] ?? '') !== sha1($posted)
            && ($_SESSION[Brand::PREFIX]['towns'][$key] ?? $town) === $town;
    }

    public function forget(): void
    {
        unset($_SESSION[Brand::PREFIX]);
    }
}
