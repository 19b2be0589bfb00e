<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * The buyer's choice beside an open cart: the token of each entry, and what each price was set from. Platforms
 * ask for a price many times a page; each answer stands until cart, town, payment or rules change.
 */
final class CartChoice
{
    private const KEPT_SECONDS = [Offer::TOKEN => 7200, Offer::QUOTE => 1800, Offer::FALLBACK => 60, Offer::NONE => 60];

    private Context $context;
    private Checkout $checkout;
    private CartMemory $memory;

    public function __construct(Context $context, CartMemory $memory)
    {
        $this->context = $context;
        $this->checkout = new Checkout($context);
        $this->memory = $memory;
    }

    /** Whether buyers may see our methods at all. */
    public function isOffered(string $account = ''): bool
    {
        return !$this->context->shop->settings()->flag('testMode') && $this->context->installation($account) !== null;
    }

    /**
     * What the entry costs, and what that was set from; at most one call of the gateway.
     *
     * @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int}
     */
    public function priced(CartPart $part): array
    {
        $known = $this->known($part->slot);
        $isFresh = $known !== null && $known['for'] === $this->purpose($part)
            && $this->context->now() - $known['at'] < self::KEPT_SECONDS[$known['source']];

        return $isFresh ? $known : $this->ask($part);
    }

    /**
     * The last price, without asking.
     *
     * @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int}|null
     */
    public function known(string $slot): ?array
    {
        return $this->memory->read()['priced'][$slot] ?? null;
    }

    public function token(string $slot): string
    {
        return (string) ($this->memory->read()['tokens'][$slot]['token'] ?? '');
    }

    /** Takes what the page posted; '' drops the choice. @return string what is wrong, in the buyer's words, or '' */
    public function take(CartPart $part, string $token): string
    {
        if ($token === '' || $token === $this->token($part->slot)) {
            $token === '' && $this->drop($part->slot);

            return '';
        }
        $selection = $this->offerOf($part, $token) === null
            ? null
            : $this->checkout->placeOf($token, $part->entry->account);
        $reason = $selection === null ? 'other' : ($this->holdsPlace($part, $selection) ? '' : 'place');
        // What was posted in vain is never priced from, and the order is refused with its reason.
        $this->keepToken($part, $token, $reason === '');

        return $reason === '' ? '' : $this->context->texts->say("selection.{$reason}");
    }

    /**
     * Why the order that is about to be placed cannot be; only for the shopper's own request.
     *
     * @param int $charged what the shop takes for delivery, minor units
     */
    public function problemWith(CartPart $part, string $currency, int $charged, bool $isLoweredByShop): ?Problem
    {
        $placement = $this->placement($part, $currency, $charged, $isLoweredByShop);
        $problem = $this->checkout->problemWith($this->token($part->slot), $placement);
        if ($problem !== null || $placement->pricedFrom !== '') {
            return $problem;
        }
        $known = $this->known($part->slot);
        $isPricedFor = $known !== null && $known['for'] === $this->purpose($part)
            && ($known['price'] === $charged || $isLoweredByShop);

        return $isPricedFor ? null : new Problem('price', $this->context->texts->say('selection.price'));
    }

    /** What stood in the way is dropped, so that the next look at the checkout begins anew. */
    public function startAnew(CartPart $part, Problem $problem): void
    {
        // Priced without it already: it could not be signed anew, and would refuse every order from now on.
        $isLost = $problem->reason === 'fingerprint' && ($this->known($part->slot)['token'] ?? null) === '';
        if ($isLost || !in_array($problem->reason, ['missing', 'price', 'fingerprint'], true)) {
            $this->drop($part->slot);
        }
    }

    /** Keeps the choice with the order just placed. */
    public function keep(string $orderId, CartPart $part, string $currency, int $charged): void
    {
        $placement = $this->placement($part, $currency, $charged, true);
        $this->checkout->keepSelection($orderId, $this->token($part->slot), $placement);
    }

    /** Whether the entry, and the point that was chosen with it, can be paid so. */
    public function takes(MethodEntry $entry, string $slot, string $payment): bool
    {
        return $this->checkout->takes($entry, $payment, $this->token($slot));
    }

    public function drop(string $slot): void
    {
        $kept = $this->memory->read();
        unset($kept['tokens'][$slot], $kept['priced'][$slot]);
        $this->memory->write($kept);
    }

    private function placement(CartPart $part, string $currency, int $charged, bool $isLoweredByShop): Placement
    {
        $known = $this->known($part->slot);

        return new Placement([
            'entry' => $part->entry,
            'cart' => $part->cart,
            'currency' => $currency,
            'pricedFrom' => $known['token'] ?? '',
            'source' => $known['source'] ?? Offer::QUOTE,
            'charged' => $charged,
            'isLoweredByShop' => $isLoweredByShop,
            'holdsPlace' => fn (Selection $selection): bool => $this->holdsPlace($part, $selection),
        ]);
    }

    /** @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int} */
    private function ask(CartPart $part): array
    {
        $token = $this->current($part);
        $offer = $token === '' ? null : $this->offerOf($part, $token);
        if ($offer !== null) {
            return $this->keepPriced($part, $offer, $token);
        }
        $offers = $this->checkout->offers($part->cart, $part->place, $part->entries);
        $offer = $offers[$part->entry->key] ?? Offer::none('no_rates');
        if ($offer->town !== null) {
            $known = ['town' => $part->town, 'code' => (string) $offer->town['code']];
            $this->memory->write(['known' => $known] + $this->memory->read());
        }

        return $this->keepPriced($part, $offer, '');
    }

    /** The token while it says something about this cart; signed anew where cart, payment or rules have changed. */
    private function current(CartPart $part): string
    {
        $kept = $this->memory->read()['tokens'][$part->slot] ?? ['town' => '', 'isGood' => false];
        if ($kept['town'] !== $part->town) {
            $this->drop($part->slot);
        }
        $token = $kept['isGood'] ? $this->token($part->slot) : '';
        if ($token === '' || $this->offerOf($part, $token) !== null) {
            return $token;
        }
        $selection = $this->checkout->placeOf($token, $part->entry->account);
        if ($selection === null || $selection->expiresAt < $this->context->now()) {
            return '';
        }
        $renewed = (string) $this->checkout->renew($selection, $part->entry, $part->cart);
        if ($renewed !== '') {
            $this->keepToken($part, $renewed, true);
        }

        return $renewed;
    }

    private function offerOf(CartPart $part, string $token): ?Offer
    {
        $offer = $this->checkout->offers($part->cart, new Place([]), [$part->entry], $token)[$part->entry->key];

        return $offer->source === Offer::TOKEN ? $offer : null;
    }

    private function holdsPlace(CartPart $part, Selection $selection): bool
    {
        $known = $this->memory->read()['known'] ?? [];
        if (($known['town'] ?? '') === $part->town && ($known['code'] ?? '') === $selection->town['code']) {
            return true;
        }

        return $part->holdsPlace === null || ($part->holdsPlace)($selection);
    }

    private function keepToken(CartPart $part, string $token, bool $isGood): void
    {
        $kept = $this->memory->read();
        $kept['tokens'][$part->slot] = ['token' => $token, 'town' => $part->town, 'isGood' => $isGood];
        unset($kept['priced'][$part->slot]);
        $this->memory->write($kept);
    }

    /** @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int} */
    private function keepPriced(CartPart $part, Offer $offer, string $token): array
    {
        $kept = $this->memory->read();
        $kept['priced'][$part->slot] = [
            'token' => $token,
            'source' => $offer->source,
            'price' => $offer->price,
            'reason' => $offer->reason,
            'text' => $this->checkout->sentence($offer),
            'for' => $this->purpose($part),
            'at' => $this->context->now(),
        ];
        $this->memory->write($kept);

        return $kept['priced'][$part->slot];
    }

    /** What a price was asked for, as one word. */
    private function purpose(CartPart $part): string
    {
        $rules = $this->context->shop->load("ruleSet:{$part->entry->ruleSetName()}")['version'] ?? '';
        $installation = $this->context->installation($part->entry->account);
        $of = $installation === null ? '' : $installation->id;

        return sha1("{$part->cart->canonical()}{$part->town} {$rules} {$of}");
    }
}
