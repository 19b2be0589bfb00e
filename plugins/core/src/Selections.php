<?php

declare(strict_types=1);

namespace CourierCore;

/** Tells whether a selection token holds for this shop, cart and method. */
final class Selections
{
    private Context $context;
    private Quotes $quotes;

    public function __construct(Context $context, Quotes $quotes)
    {
        $this->context = $context;
        $this->quotes = $quotes;
    }

    /** The selection in `$token` when it holds for the entry and cart; else null. */
    public function find(string $token, MethodEntry $entry, Cart $cart): ?Selection
    {
        try {
            return $token === '' ? null : $this->verify($token, $entry, $this->expected($entry, $cart));
        } catch (Untrusted $untrusted) {
            return null;
        }
    }

    /** The same for an order being placed, its place and currency included. */
    public function findAt(string $token, Placement $placement): ?Selection
    {
        try {
            return $token === '' ? null : $this->verifyAt($token, $placement);
        } catch (Untrusted $untrusted) {
            return null;
        }
    }

    /** A token of this shop's own, for any cart and method; else null. */
    public function open(string $token, string $account): ?Selection
    {
        $installation = $this->context->installation($account);
        if ($token === '' || $installation === null) {
            return null;
        }
        try {
            $selection = (new SelectionToken($installation->keys($this->context->now())))->open($token);
        } catch (Untrusted $untrusted) {
            return null;
        }

        return $selection->installation === $installation->id ? $selection : null;
    }

    /** @throws Untrusted naming the first check that failed */
    public function verifyAt(string $token, Placement $placement): Selection
    {
        $expected = $this->expected($placement->entry, $placement->cart);
        $expected->currency = $placement->currency;
        $expected->holdsPlace = $placement->holdsPlace;

        return $this->verify($token, $placement->entry, $expected);
    }

    private function verify(string $token, MethodEntry $entry, Expected $expected): Selection
    {
        $installation = $this->context->installation($entry->account);
        if ($installation === null) {
            throw new Untrusted('key', 'the shop is not connected');
        }
        $now = $this->context->now();

        return (new SelectionToken($installation->keys($now)))->verify($token, $expected, $now);
    }

    private function expected(MethodEntry $entry, Cart $cart): Expected
    {
        $installation = $this->context->installation($entry->account);

        return new Expected([
            'installation' => $installation === null ? '' : $installation->id,
            'method' => $entry->method,
            'ruleSet' => $this->quotes->ruleSet($entry),
            'fingerprint' => $cart->fingerprint(),
            'currency' => $cart->currency,
        ]);
    }
}
