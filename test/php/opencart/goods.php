<?php

// OpenCart's cart, its totals and its money.

declare(strict_types=1);

final class FakeTax
{
    public function calculate(float $value, int $taxClassId, bool $isCounted = true): float
    {
        return $value;
    }

    public function getTax(float $value, int $taxClassId): float
    {
        return 0.0;
    }

    /** @return array<int, array<string, mixed>> */
    public function getRates(float $value, int $taxClassId): array
    {
        return [];
    }
}

final class FakeCurrency
{
    public function format(float $value, string $code): string
    {
        return number_format($value, 2) . " {$code}";
    }
}

/** What lies in the session's `cart`, product id => quantity. */
final class FakeCart
{
    /** @return array<int, array<string, mixed>> */
    public function getProducts(): array
    {
        $products = [];
        foreach (Oc::session()->data['cart'] ?? [] as $id => $quantity) {
            $product = Oc::$db->ask('SELECT * FROM oc_product WHERE product_id = ?', [$id])[0];
            $products[] = ['quantity' => $quantity, 'weight' => $product['weight'] * $quantity] + $product;
        }

        return $products;
    }

    public function hasProducts(): bool
    {
        return $this->getProducts() !== [];
    }

    public function hasShipping(): bool
    {
        return array_filter(array_column($this->getProducts(), 'shipping')) !== [];
    }

    /** @return array<int, float> */
    public function getTaxes(): array
    {
        return [];
    }

    public function worth(): float
    {
        return (float) array_sum(array_map(
            static fn (array $product): float => $product['price'] * $product['quantity'],
            $this->getProducts()
        ));
    }
}

/** One order total, by the name of its extension. */
final class FakeTotal
{
    private string $code;

    public function __construct(string $code)
    {
        $this->code = $code;
    }

    /** @param array<string, mixed> $all of references, as 2.3 and 3.0 hand them on */
    public function getTotal(array $all): void
    {
        $value = $this->value((float) $all['total']);
        if ($value !== null) {
            $all['totals'][] = ['code' => $this->code, 'title' => $this->code, 'value' => $value];
            $all['total'] = $this->code === 'total' ? $value : $all['total'] + $value;
        }
    }

    private function value(float $total): ?float
    {
        $session = Oc::session()->data;
        $method = $session['shipping_method'] ?? null;
        switch ($this->code) {
            case 'sub_total':
                return Oc::$registry->get('cart')->worth();
            case 'shipping':
                return $method === null ? null : (float) $method['cost'];
            case 'coupon':
                $off = ($session['coupon'] ?? '') === 'minus10' ? Oc::$registry->get('cart')->worth() / 10 : 0.0;
                // Free delivery takes off what delivery costs.
                $off += ($session['coupon'] ?? '') === 'freeship' ? (float) ($method['cost'] ?? 0) : 0.0;

                return $off > 0 ? -$off : null;
            default:
                return $total;
        }
    }
}

/** `checkout/cart` of 4.x: totals by references that an array cannot hand on. */
final class FakeTotals
{
    /** @var callable(array<int, mixed>, array<int, float>, float): void */
    public $getTotals;

    public function __construct()
    {
        $this->getTotals = static function (array &$totals, array &$taxes, &$total): void {
            $total = (float) $total;
            foreach (['sub_total', 'shipping', 'coupon', 'total'] as $code) {
                (new FakeTotal($code))->getTotal(['totals' => &$totals, 'taxes' => &$taxes, 'total' => &$total]);
            }
        };
    }
}
