<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Amount;
use CourierModx\Core\Cart;
use CourierModx\Core\Goods;
use CourierModx\Core\Line;
use CourierModx\Core\Payment;

/** Turns miniShop2's open cart and order fields into the core's. */
final class CartReader extends CartFields
{
    /** @var object miniShop2 */
    private object $shop;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->shop = $plugin->modx->getService('miniShop2');
        if (empty($this->shop->cart)) {
            $this->shop->initialize($plugin->modx->context->get('key'));
        }
    }

    /** @param string|null $paymentId null: what the order's fields say */
    public function cart(?string $paymentId = null): Cart
    {
        $settings = $this->plugin->shop()->settings();
        $paymentId = $paymentId ?? (string) ($this->fields()['payment'] ?? '');
        $rows = array_values((array) $this->shop->cart->get());
        $totals = array_map(static fn (array $row): int => Amount::minor((float) $row['price'] * (float) $row['count']), $rows);
        $worth = Amount::minor((float) ($this->shop->cart->status()['total_cost'] ?? 0));
        $lines = array_map(
            fn (array $row, int $total): Line => new Line([
                'id' => (string) $row['id'],
                'name' => (string) $row['id'],
                'quantity' => (float) $row['count'],
                'total' => $total,
                'weightGrams' => self::grams((float) ($row['weight'] ?? 0), $settings->text('weightUnit')),
            ]),
            $rows,
            Amount::spread($totals, $worth)
        );

        return (new Goods($lines, $settings))->toCart($settings->text('currency'), Payment::ofMethod($paymentId, $settings));
    }

    public function deliveryId(): int
    {
        return (int) ($this->fields()['delivery'] ?? 0);
    }

    protected function address(): array
    {
        return $this->fields();
    }

    /** @return array<string, mixed> */
    private function fields(): array
    {
        return (array) $this->shop->order->get();
    }
}
