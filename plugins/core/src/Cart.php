<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * What a price is computed from. The gateway fingerprints what it priced, the shop what it sells: equal
 * fingerprints are the proof that a price belongs to this cart. Read its fields, never write them.
 */
final class Cart
{
    /** The shop's base currency: `RUB`. */
    public string $currency;
    /** Minor units; after discounts, with tax, without delivery. */
    public int $goods;
    /** `none` (prepaid), `cash` or `card` at the door. */
    public string $payment;
    /** Grams, the whole cart. */
    public int $weightGrams;
    /** @var Parcel[] none when sizes are not known */
    public array $parcels;

    /**
     * @param array{currency: string, goods: int, payment: string, weightGrams: int, parcels?: Parcel[]} $cart
     */
    public function __construct(array $cart)
    {
        $this->currency = $cart['currency'];
        $this->goods = $cart['goods'];
        $this->payment = $cart['payment'];
        $this->weightGrams = $cart['weightGrams'];
        $this->parcels = $cart['parcels'] ?? [];
    }

    /** The text whose hash is the fingerprint: byte for byte what the gateway writes. */
    public function canonical(): string
    {
        $boxes = array_map(
            static fn (Parcel $p): string =>
                "parcel={$p->weightGrams}/{$p->lengthMm}/{$p->widthMm}/{$p->heightMm}",
            $this->parcels
        );
        sort($boxes, SORT_STRING);
        $lines = [
            'cart/1',
            "currency={$this->currency}",
            "goods={$this->goods}",
            "payment={$this->payment}",
            "weight={$this->weightGrams}",
        ];

        return implode("\n", array_merge($lines, $boxes)) . "\n";
    }

    /** 32 hexadecimal digits. */
    public function fingerprint(): string
    {
        return substr(hash('sha256', $this->canonical()), 0, 32);
    }

    /** @return array<string, mixed> as the gateway reads it */
    public function toArray(): array
    {
        return [
            'currency' => $this->currency,
            'goods' => $this->goods,
            'payment' => $this->payment,
            'weightGrams' => $this->weightGrams,
            'parcels' => array_map(static fn (Parcel $p): array => $p->toArray(), array_values($this->parcels)),
        ];
    }
}
