<?php

declare(strict_types=1);

namespace CourierCore;

/** What each delivery method entry costs for a cart: by the buyer's token, the gateway's quote, or neither. */
final class Offers
{
    private Quotes $quotes;
    private Selections $selections;

    public function __construct(Quotes $quotes, Selections $selections)
    {
        $this->quotes = $quotes;
        $this->selections = $selections;
    }

    /**
     * @param MethodEntry[] $entries
     * @return array<string, Offer> by the entry's key
     */
    public function of(Cart $cart, Place $place, array $entries, string $token): array
    {
        $offers = [];
        $rest = [];
        foreach ($entries as $entry) {
            $selection = $this->selections->find($token, $entry, $cart);
            if ($selection === null) {
                $rest[] = $entry;
            } else {
                $offers[$entry->key] = Offer::ofSelection($selection);
            }
        }
        foreach ($this->batches($rest) as $batch) {
            $offers += $this->quoted($cart, $place, $batch);
        }

        return $offers;
    }

    /**
     * @param MethodEntry[] $entries
     * @return MethodEntry[][] each of one account and with at most one entry per method: one call
     */
    private function batches(array $entries): array
    {
        $batches = [];
        foreach ($entries as $entry) {
            $n = 0;
            while (isset($batches["{$entry->account}#{$n}"][$entry->method])) {
                $n++;
            }
            $batches["{$entry->account}#{$n}"][$entry->method] = $entry;
        }

        return $batches;
    }

    /**
     * @param MethodEntry[] $entries
     * @return array<string, Offer>
     */
    private function quoted(Cart $cart, Place $place, array $entries): array
    {
        $offers = [];
        if (!$place->isKnown() || $cart->weightGrams <= 0) {
            $reason = $place->isKnown() ? 'no_weight' : 'no_town';
            foreach ($entries as $entry) {
                $offers[$entry->key] = Offer::none($reason);
            }

            return $offers;
        }
        try {
            $answer = $this->quotes->ask($cart, $place, $entries);
        } catch (GatewayFailure $failure) {
            foreach ($entries as $entry) {
                $offers[$entry->key] = $this->withoutQuote($entry, $failure);
            }

            return $offers;
        }
        foreach ($entries as $entry) {
            $offers[$entry->key] = $this->ofAnswer($entry, $answer);
        }

        return $offers;
    }

    private function withoutQuote(MethodEntry $entry, GatewayFailure $failure): Offer
    {
        $price = $entry->settings->money('fallbackPrice');
        // A refusal is an answer: only when there is none may the shop's own price stand in, to the door only.
        if (!$failure->isOutage() || !$entry->isDoor() || $price === null) {
            return Offer::none($failure->code());
        }

        return Offer::fallback(max(0, $price));
    }

    /** @param array<string, mixed> $answer */
    private function ofAnswer(MethodEntry $entry, array $answer): Offer
    {
        $own = array_values(array_filter(
            $answer['quotes'] ?? [],
            static fn (array $quote): bool => $quote['method'] === $entry->method
        ));
        if ($own === []) {
            foreach ($answer['refusals'] ?? [] as $refusal) {
                if ($refusal['method'] === $entry->method) {
                    return Offer::none($refusal['reason']);
                }
            }

            return Offer::none('no_rates');
        }
        if ($entry->isDoor()) {
            return Offer::ofQuote($own[0], false, $answer['town'] ?? null);
        }
        usort($own, static fn (array $a, array $b): int => $a['price']['amount'] <=> $b['price']['amount']);

        $isFrom = $own[0]['price']['amount'] !== end($own)['price']['amount'];

        return Offer::ofQuote($own[0], $isFrom, $answer['town'] ?? null);
    }
}
