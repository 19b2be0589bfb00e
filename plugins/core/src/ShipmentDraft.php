<?php

declare(strict_types=1);

namespace CourierCore;

/** An order as the gateway wants it. Plain fields: what may not be sent is said by `problems()`. */
final class ShipmentDraft
{
    private Order $order;
    private Destination $destination;
    private Settings $settings;
    private Goods $goods;

    public function __construct(Order $order, Destination $destination, Settings $settings)
    {
        $this->order = $order;
        $this->destination = $destination;
        $this->settings = $settings;
        $this->goods = new Goods($order->lines, $settings);
    }

    /** @return array<string, array<string, string>> key of the text => its values; none: it may be sent */
    public function problems(): array
    {
        $problems = [];
        if (Payment::isPartial($this->order)) {
            $problems['send.partlyPaid'] = [
                'paid' => Money::format($this->order->paidAmount, $this->order->currency),
                'total' => Money::format($this->order->total, $this->order->currency),
            ];
        }
        if ($this->goods->withoutWeight() !== []) {
            $problems['send.noWeight'] = ['products' => implode(', ', $this->goods->withoutWeight())];
        } elseif ($this->goods->isEmpty()) {
            $problems['send.noGoods'] = [];
        }
        if ($this->recipient('phone') === '') {
            $problems['send.noPhone'] = [];
        }
        if ($this->recipient('name') === '' && $this->recipient('company') === '') {
            $problems['send.noRecipient'] = [];
        }

        return $problems;
    }

    /** @return array<string, mixed> */
    public function toArray(): array
    {
        $order = $this->order;
        $parcels = $this->destination->parcelCount === 1 ? $this->goods->parcels() : [];
        [$items, $discount] = $this->items();

        return [
            'serviceLevel' => $this->destination->serviceLevel,
            'destination' => $this->destinationArray(),
            'recipient' => $this->recipientArray(),
            'weightGrams' => $this->goods->weightGrams(),
            'parcels' => array_map(static fn (Parcel $p): array => $p->toArray(), $parcels),
            'parcelCount' => $this->destination->parcelCount,
            'items' => $items,
            'currency' => $order->currency,
            'payment' => Payment::ofOrder($order, $this->settings),
            'deliveryFee' => $order->deliveryFee,
            'deliveryVatRate' => $order->deliveryVatRate,
            'discount' => $discount,
            'declaredValue' => $this->goods->worth(),
            'courierNote' => $this->cut($this->note(), 2000),
            'contents' => $this->cut($this->contents(), 1000),
        ] + $this->optional();
    }

    /** Changes when anything that the courier was told changes. */
    public function hash(): string
    {
        return hash('sha256', (string) json_encode($this->toArray(), JSON_INVALID_UTF8_SUBSTITUTE));
    }

    /** @return array<string, mixed> */
    private function optional(): array
    {
        $sender = $this->settings->map('senderTown')['code'] ?? '';

        return array_filter(['senderTown' => $sender, 'window' => $this->destination->window]);
    }

    /** @return array<string, mixed> */
    private function destinationArray(): array
    {
        $town = array_filter(
            $this->destination->town,
            static fn ($value): bool => $value !== null && $value !== ''
        ) + ['regionCode' => '', 'regionName' => '', 'country' => 'RU'];
        $place = ['method' => $this->destination->method, 'town' => $town];
        if (!$this->destination->isDoor()) {
            return $place + ['point' => $this->destination->point];
        }

        return $place + ['address' => array_filter((array) $this->destination->address)];
    }

    /** @return array<string, string> */
    private function recipientArray(): array
    {
        $optional = ['company' => $this->recipient('company'), 'email' => $this->recipient('email')];

        return [
            'name' => $this->cut($this->recipient('name'), 200),
            'phone' => $this->cut($this->recipient('phone'), 200),
        ] + array_filter($optional);
    }

    private function recipient(string $field): string
    {
        return $this->order->recipient($field, $this->settings);
    }

    /**
     * The lines, and what must be taken off so that everything together is what the buyer owes: a shop
     * rounds in its own way, and the courier collects to the kopeck.
     *
     * @return array{0: array<int, array<string, mixed>>, 1: int}
     */
    private function items(): array
    {
        $items = [];
        foreach ($this->order->lines as $line) {
            $items = array_merge($items, (new ItemLines($line, $this->settings))->toArray());
        }
        $sum = $this->order->deliveryFee;
        foreach ($items as $item) {
            $sum += (int) round($item['unitPrice'] * $item['quantity']);
        }
        $rest = $this->order->total - $sum;
        if ($rest > 0) {
            $items[] = [
                'name' => Texts::load('ru')->say('item.rest'),
                'quantity' => 1,
                'unitPrice' => $rest,
                'vatRate' => null,
                'kind' => 'service',
            ];
        }

        return [$items, max(0, -$rest)];
    }

    private function note(): string
    {
        $wish = $this->order->wishFor($this->destination);
        $comments = [$this->order->buyerComment, $wish, $this->order->managerComment];

        return implode('; ', array_unique(array_filter(array_map('trim', $comments))));
    }

    private function contents(): string
    {
        $lines = array_filter($this->order->lines, static fn (Line $line): bool => $line->kind === 'goods');

        return implode(', ', array_map(
            static fn (Line $line): string => "{$line->name}, {$line->quantity}",
            $lines
        ));
    }

    private function cut(string $text, int $length): string
    {
        // mbstring is not everywhere; a pattern with /u is.
        return preg_match("/^.{0,{$length}}/us", $text, $found) === 1 ? $found[0] : '';
    }
}
