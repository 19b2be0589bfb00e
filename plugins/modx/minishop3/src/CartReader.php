<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Amount;
use CourierModx\Core\Cart;
use CourierModx\Core\Goods;
use CourierModx\Core\Line;
use CourierModx\Core\Payment;
use MiniShop3\Model\msOrder;

/** Turns MiniShop3's draft into the core's cart and place. */
final class CartReader extends CartFields
{
    private OrderRows $rows;
    private int $draftId;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->rows = new OrderRows($plugin->db);
        $this->draftId = (int) $plugin->session->cart();
    }

    /** @param string|null $paymentId null: what the draft says */
    public function cart(?string $paymentId = null): Cart
    {
        $settings = $this->plugin->shop()->settings();
        $paymentId = $paymentId ?? (string) ($this->draft()['payment_id'] ?? '');
        $rows = $this->rows->products($this->draftId);
        $totals = array_map(static fn (array $row): int => Amount::minor((float) $row['cost']), $rows);
        $lines = array_map(
            fn (array $row, int $total): Line => new Line([
                'id' => (string) $row['product_id'],
                'name' => (string) $row['product_id'],
                'quantity' => (float) $row['count'],
                'total' => $total,
                'weightGrams' => self::grams((float) $row['weight'], $settings->text('weightUnit')),
            ]),
            $rows,
            Amount::spread($totals, Amount::minor($this->worth()))
        );

        return (new Goods($lines, $settings))->toCart($settings->text('currency'), Payment::ofMethod($paymentId, $settings));
    }

    public function deliveryId(): int
    {
        return (int) ($this->draft()['delivery_id'] ?? 0);
    }

    /** The cart as MiniShop3 counts it, with what other components take off. */
    private function worth(): float
    {
        $draft = $this->draftId === 0 ? null : $this->plugin->modx->getObject(msOrder::class, $this->draftId);
        if (!$draft instanceof msOrder) {
            return 0.0;
        }
        $counted = $this->plugin->modx->services->get('ms3_order_cost_calculator')
            ->getCartCost($draft, (string) $draft->get('token'), (string) ($draft->get('context') ?: 'web'));

        return (float) ($counted['data']['cost'] ?? 0);
    }

    /** @return array<string, mixed> */
    private function draft(): array
    {
        return $this->draftId === 0 ? [] : $this->rows->row($this->draftId) ?? [];
    }

    protected function address(): array
    {
        return $this->draftId === 0 ? [] : $this->rows->address(['id' => $this->draftId]);
    }
}
