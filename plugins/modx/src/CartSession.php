<?php

declare(strict_types=1);

namespace CourierModx;

/** What is remembered with an open cart, guests' too: which price each method has, and what it was set from. */
final class CartSession
{
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

    public function forget(): void
    {
        unset($_SESSION[Brand::PREFIX]);
    }
}
