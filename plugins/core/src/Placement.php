<?php

declare(strict_types=1);

namespace CourierCore;

use Closure;

/** The moment an order is placed, as the shop's server sees it. Read its fields, never write them. */
final class Placement
{
    public MethodEntry $entry;
    /** The real cart, now. */
    public Cart $cart;
    /** The order's currency. */
    public string $currency;
    /** The token that the cart's delivery price was set from; '' when it was set without one. */
    public string $pricedFrom;
    /** `Offer::…` the price came from. */
    public string $source;
    /** What the shim handed to the platform for delivery, tax included, minor units. */
    public int $charged;
    /** Whether a coupon or free-delivery rule of the shop's own lowered it. */
    public bool $isLoweredByShop;
    /** @var (Closure(Selection): bool)|null see `Expected` */
    public ?Closure $holdsPlace;

    /** @param array<string, mixed> $placement the fields above */
    public function __construct(array $placement)
    {
        $this->entry = $placement['entry'];
        $this->cart = $placement['cart'];
        $this->currency = $placement['currency'] ?? $this->cart->currency;
        $this->pricedFrom = $placement['pricedFrom'] ?? '';
        $this->source = $placement['source'] ?? Offer::QUOTE;
        $this->charged = $placement['charged'];
        $this->isLoweredByShop = $placement['isLoweredByShop'] ?? false;
        $this->holdsPlace = $placement['holdsPlace'] ?? null;
    }
}
