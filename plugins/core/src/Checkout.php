<?php

declare(strict_types=1);

namespace CourierCore;

/** The buyer's side: what delivery costs, whether a choice holds, and keeping it with the order. */
final class Checkout
{
    /** Marks of an order that the merchant should see. */
    public const NO_SELECTION = 'no_selection';
    public const FALLBACK_PRICE = 'fallback_price';
    public const OUTSIDE_CHECKOUT = 'outside_checkout';

    private Context $context;
    private Quotes $quotes;
    private Selections $selections;
    private Offers $offers;

    public function __construct(Context $context)
    {
        $this->context = $context;
        $this->quotes = new Quotes($context);
        $this->selections = new Selections($context, $this->quotes);
        $this->offers = new Offers($this->quotes, $this->selections);
    }

    /**
     * What each entry costs for this cart. A token prices the entry it was made for; the others, and all
     * without a token, are quoted by the gateway in one call. A town that is not known yet costs no call.
     *
     * @param MethodEntry[] $entries those the shop would show
     * @return array<string, Offer> by the entry's key
     */
    public function offers(Cart $cart, Place $place, array $entries, string $token = ''): array
    {
        return $this->offers->of($cart, $place, $entries, $token);
    }

    /**
     * What a token says that the gateway really signed for this shop, whatever cart it was made for: enough
     * to know its town before zones and taxes are chosen, never enough to take its price. Else null.
     */
    public function placeOf(string $token, string $account = ''): ?Selection
    {
        return $this->selections->open($token, $account);
    }

    /**
     * How the chosen point takes money; what it does not say counts as taken. Null for the door, and when it
     * cannot be learned. Asked once a day for a point.
     *
     * @return array{cash: bool, card: bool}|null
     */
    public function paymentsAt(Selection $selection, string $account = ''): ?array
    {
        $code = $selection->point['code'] ?? '';
        if ($code === '') {
            return null;
        }
        $shop = $this->context->shop;
        $accepts = $shop->recall("accepts:{$account}:{$code}") ?? ($this->quotes->isSilent($account) ? [] : null);
        if ($accepts === null) {
            try {
                $point = $this->context->client($account, GatewayClient::CHECKOUT_MS)->point($code);
            } catch (GatewayFailure $failure) {
                $this->context->logFailure('point.not_found', $failure);
                $point = [];
            }
            $accepts = (array) ($point['accepts'] ?? []);
            $shop->remember("accepts:{$account}:{$code}", $accepts, $accepts === [] ? 60 : 86400);
        }

        return $accepts === [] ? null : [
            'cash' => ($accepts['cash'] ?? null) !== false,
            'card' => ($accepts['card'] ?? null) !== false,
        ];
    }

    /**
     * Whether an order by this entry may be paid so: its own limits, and the point behind the token.
     *
     * @param string $payment `none`, `cash` or `card`
     */
    public function takes(MethodEntry $entry, string $payment, string $token): bool
    {
        $limits = $entry->settings->list('payments');
        if ($limits !== [] && !in_array($payment, $limits, true)) {
            return false;
        }
        $selection = $payment === Payment::NONE || $entry->isDoor() ? null : $this->placeOf($token, $entry->account);
        $atPoint = $selection === null ? null : $this->paymentsAt($selection, $entry->account);

        return $atPoint === null || $atPoint[$payment];
    }

    /** What stands under the price of an offer: how long it takes, or why it cannot be had. */
    public function sentence(Offer $offer): string
    {
        $texts = $this->context->texts;
        if ($offer->source === Offer::FALLBACK) {
            return $texts->say('offer.fallback');
        }
        if ($offer->isAvailable()) {
            return $texts->days($offer->transitDays);
        }
        $key = "offer.{$offer->reason}";

        return $texts->say($texts->has($key) ? $key : 'offer.courier_unavailable');
    }

    /** Why the order cannot be placed with this choice, or null. Only for the shopper's own checkout request. */
    public function problemWith(string $token, Placement $placement): ?Problem
    {
        if ($token === '') {
            if (!$placement->entry->isDoor()) {
                return $this->problem('missing');
            }

            return $placement->pricedFrom === '' ? null : $this->problem('price');
        }

        try {
            $selection = $this->selections->verifyAt($token, $placement);
        } catch (Untrusted $untrusted) {
            $this->context->log('info', 'selection.refused', ['reason' => $untrusted->reason()]);

            return $this->problem($untrusted->reason());
        }
        $isLowered = $placement->isLoweredByShop && $placement->charged <= $selection->price;
        $isPriceOfToken = hash_equals($placement->pricedFrom, $token)
            && ($placement->charged === $selection->price || $isLowered);

        return $isPriceOfToken ? null : $this->problem('price');
    }

    /** Keeps the buyer's choice with the order just placed. Never throws: the order exists already. */
    public function keepSelection(string $orderId, string $token, Placement $placement): void
    {
        $selection = $this->selections->findAt($token, $placement);
        $marks = $selection === null ? [self::NO_SELECTION] : [];
        if ($placement->source === Offer::FALLBACK) {
            $marks[] = self::FALLBACK_PRICE;
        }
        $this->context->shop->saveSelection($orderId, $selection, $marks);
    }

    /** Marks an order made by a manager, an exchange or a one-click form: it is taken without a selection. */
    public function keepOutsideOrder(string $orderId): void
    {
        $this->context->shop->saveSelection($orderId, null, [self::NO_SELECTION, self::OUTSIDE_CHECKOUT]);
    }

    /** The token for the same choice after the cart changed, or null when it cannot be had any more. */
    public function renew(Selection $selection, MethodEntry $entry, Cart $cart): ?string
    {
        try {
            $answer = $this->quotes->ask($cart, new Place(['townCode' => $selection->town['code']]), [$entry]);
            if ($this->quotes->isSilent($entry->account)) {
                return null;
            }
            $chosen = array_filter([
                'seal' => $answer['seal'] ?? '',
                'quote' => "{$entry->method}:{$selection->serviceLevel}",
                'method' => $selection->method,
                'address' => $selection->address,
                'point' => $selection->point['code'] ?? null,
                'window' => $selection->window === null ? null : array_filter($selection->window),
                'note' => $selection->note,
            ]);

            $client = $this->context->client($entry->account, GatewayClient::CHECKOUT_MS);

            return $client->select($chosen)['token'] ?? null;
        } catch (GatewayFailure $failure) {
            $this->context->logFailure('selection.not_renewed', $failure);

            return null;
        }
    }

    private function problem(string $reason): Problem
    {
        $texts = $this->context->texts;
        $key = "selection.{$reason}";

        return new Problem($reason, $texts->say($texts->has($key) ? $key : 'selection.other'));
    }
}
