<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Amount;
use CourierModx\Core\Cart;
use CourierModx\Core\Goods;
use CourierModx\Core\Line;
use CourierModx\Core\Payment;
use CourierModx\Core\Place;

/** Turns miniShop2's open cart and order fields into the core's. */
final class CartReader
{
    private Plugin $plugin;
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

    public function place(): Place
    {
        $fields = $this->fields();

        return new Place([
            'name' => (string) ($fields['city'] ?? ''),
            'region' => (string) ($fields['region'] ?? ''),
            'postcode' => (string) ($fields['index'] ?? ''),
        ]);
    }

    /** The town that the order's own fields name, for comparing. */
    public function town(): string
    {
        $place = $this->place();

        return mb_strtolower("{$place->name} {$place->region}", 'UTF-8');
    }

    /** What the page posted for a method. */
    public function token(string $key): string
    {
        return $this->plugin->session->posted($key);
    }

    /** The order field that the page posts a method's selection in. */
    public static function field(string $key): string
    {
        return Brand::PREFIX . "_{$key}";
    }

    public function deliveryId(): int
    {
        return (int) ($this->fields()['delivery'] ?? 0);
    }

    public static function grams(float $weight, string $unit): int
    {
        return (int) round($weight * ($unit === 'g' ? 1 : 1000));
    }

    /** @return array<string, mixed> */
    private function fields(): array
    {
        return (array) $this->shop->order->get();
    }
}
