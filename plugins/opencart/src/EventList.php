<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** Where we listen, in the words of the shop's generation: method of our controller => triggers. */
final class EventList
{
    private Generation $generation;

    public function __construct(Generation $generation)
    {
        $this->generation = $generation;
    }

    /** @return array<int, array{0: string, 1: string}> trigger and action */
    public function all(): array
    {
        $pairs = [];
        foreach ($this->catalog() + $this->admin() as $method => $triggers) {
            foreach ($triggers as $trigger) {
                $pairs[] = [$trigger, $this->generation->ownRoute($method)];
            }
        }

        return $pairs;
    }

    /** @return array<string, string[]> */
    private function catalog(): array
    {
        $order = fn (string $method): string => 'catalog/model/' . $this->generation->modelMethod('checkout/order', $method);
        $action = fn (string $method): string => 'catalog/controller/'
            . $this->generation->action("checkout/{$method}", $method === 'confirm' ? 'confirm' : 'save');

        return [
            'onHeader' => ['catalog/controller/common/header/before'],
            'onSave' => [$action('shipping_method') . '/before'],
            // 4.x calls a method of its own when only the last step is drawn again.
            'onConfirm' => $this->generation->isFour()
                ? ['catalog/controller/checkout/confirm/before', $action('confirm') . '/before']
                : ['catalog/controller/checkout/confirm/before'],
            // 2.3 puts the theme's folder before a view's name.
            'onConfirmView' => ['catalog/view/*checkout/confirm/after'],
            'onAddOrder' => [$order('addOrder') . '/before'],
            'onOrderAdded' => [$order('addOrder') . '/after'],
            'onEditOrder' => [$order('editOrder') . '/before'],
            'onOrderEdited' => [$order('editOrder') . '/after'],
            'onHistory' => [$order($this->generation->historyMethod()) . '/after'],
            'onPayment' => [$this->payment()],
            'onSuccess' => ['catalog/controller/checkout/success/before'],
            'onSuccessView' => ['catalog/view/common/success/before'],
            'onOrderView' => ['catalog/view/account/order_info/before'],
        ];
    }

    /** @return array<string, string[]> */
    private function admin(): array
    {
        return [
            'onOrder' => ['admin/view/sale/order_info/before'],
            'onOrders' => ['admin/view/sale/order_list/after'],
            // No such method is there: the address carries the rights of the order screen, and we answer.
            'onOrderAction' => [
                'admin/controller/' . $this->generation->action('sale/order', Brand::PREFIX) . '/before',
            ],
        ];
    }

    private function payment(): string
    {
        $model = $this->generation->isFour() ? 'extension/*/payment/*' : 'extension/payment/*';

        return 'catalog/model/' . $this->generation->modelMethod($model, $this->generation->paymentMethod()) . '/after';
    }
}
