<?php

// How PrestaShop makes an order of a cart: what `PaymentModule::validateOrder` does, hook by hook.

declare(strict_types=1);

final class FakeOrders
{
    /** @return int the order's id; throws `Redirected` when the module sends the buyer back */
    public static function validate(Cart $cart, int $carrier, string $payment, int $state): int
    {
        $module = CourierCheckout::one();
        $module->hookActionValidateOrderBefore(['id_order_state' => $state]);
        $order = new Order();
        $order->id_cart = $cart->id;
        $order->id_carrier = $carrier;
        $order->id_currency = $cart->id_currency;
        $order->module = $payment;
        $order->product_list = $cart->getProducts();
        $order->total_shipping_tax_incl = (float) $cart->getPackageShippingCost($carrier, true);
        $module->hookActionObjectOrderAddBefore(['object' => $order]);
        $order->id = self::write($cart, $order);
        $module->hookActionValidateOrder(['cart' => $cart, 'order' => $order]);
        enter((int) $order->id, $state);
        self::confirm($order);

        return $order->id;
    }

    private static function write(Cart $cart, Order $order): int
    {
        $db = Db::getInstance();
        $goods = $cart->getOrderTotal(true, Cart::BOTH_WITHOUT_SHIPPING);
        $isFree = in_array('freeship', Cart::$coupons[$cart->id] ?? [], true);
        $id = (int) Configuration::get('next_order');
        Configuration::$values['next_order'] = (string) ($id + 1);
        $db->add('orders', [
            'id_order' => $id, 'id_cart' => $cart->id, 'id_shop' => 1, 'id_carrier' => $order->id_carrier, 'id_currency' => $cart->id_currency,
            'id_customer' => 1, 'id_address_delivery' => $cart->id_address_delivery, 'module' => $order->module,
            'current_state' => 0, 'total_shipping_tax_incl' => $order->total_shipping_tax_incl,
            'total_paid_tax_incl' => $goods + ($isFree ? 0 : $order->total_shipping_tax_incl),
        ]);
        $db->add('order_carrier', ['id_order' => $id, 'tracking_number' => '']);
        foreach ($cart->getProducts() as $product) {
            $db->add('order_detail', [
                'id_order' => $id, 'product_id' => $product['id_product'], 'product_name' => $product['name'],
                'product_reference' => $product['reference'], 'product_ean13' => '',
                'product_quantity' => $product['cart_quantity'], 'product_weight' => $product['weight'],
                'total_price_tax_incl' => $product['total_wt'], 'total_price_tax_excl' => $product['total_wt'],
            ]);
        }

        return $id;
    }

    /** The e-mail to the buyer. */
    private static function confirm(Order $order): void
    {
        $row = Db::getInstance()->executeS("SELECT name FROM ps_carrier WHERE id_carrier = {$order->id_carrier}")[0];
        $variables = ['{id_order}' => (string) $order->id, '{carrier}' => $row['name']];
        CourierCheckout::one()->hookSendMailAlterTemplateVars(['template_vars' => &$variables]);
        Mail::Send(2, 'order_conf', 'Заказ принят', $variables, 'anna@example.org');
    }
}
