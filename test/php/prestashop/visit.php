<?php

// A buyer's way through PrestaShop's own checkout: the delivery step as it is drawn, and the last click.

declare(strict_types=1);

use CourierPresta\Hooks;
use CourierPresta\Plugin;

final class Visit
{
    /** The shop's own carrier, which costs this much. */
    private const OTHER = 700.0;
    private const STATES = ['ps_cashondelivery' => 13, 'ps_wirepayment' => 10];

    private Cart $cart;

    public function __construct(string $buyer)
    {
        $id = Site::$carts[$buyer] = Site::$carts[$buyer] ?? count(Site::$carts) + 1;
        Cart::$rows[$id] = (Cart::$rows[$id] ?? []) + [
            'id_address_delivery' => 0, 'id_carrier' => 0,
            'id_currency' => (int) Configuration::get('PS_CURRENCY_DEFAULT'),
        ];
        $this->renew($id);
    }

    public function add(int $product, int $quantity): void
    {
        $goods = Catalog::product($product);
        $found = false;
        foreach (Cart::$products[$this->cart->id] ?? [] as $n => $row) {
            if ($row['id_product'] === $product) {
                $found = true;
                Cart::$products[$this->cart->id][$n] = Catalog::line($goods, $row['cart_quantity'] + $quantity);
            }
        }
        if (!$found) {
            Cart::$products[$this->cart->id][] = Catalog::line($goods, $quantity);
        }
        $this->renew($this->cart->id);
    }

    /** PrestaShop takes no address without a town. @param array<string, string> $typed */
    public function live(array $typed): void
    {
        $id = $this->cart->id;
        Db::getInstance()->execute("DELETE FROM ps_address WHERE id_address = {$id}");
        $isWhole = $typed['city'] !== '';
        if ($isWhole) {
            Db::getInstance()->add('address', $typed + [
                'id_address' => $id, 'id_country' => 177, 'id_state' => 0, 'firstname' => 'Анна', 'lastname' => 'Иванова',
                'phone' => '+79170000001',
            ]);
        }
        Cart::$rows[$id]['id_address_delivery'] = $isWhole ? $id : 0;
        $this->renew($id);
    }

    public function choose(int $carrier): void
    {
        Cart::$rows[$this->cart->id]['id_carrier'] = $carrier;
        $this->renew($this->cart->id);
    }

    /** @return array<string, mixed> what the delivery step shows; PrestaShop asks for each price several times */
    public function page(): array
    {
        $rows = [];
        $places = [];
        Context::getContext()->controller->warning = [];
        CourierCheckout::one()->hookActionFrontControllerSetMedia();
        $said = implode(' ', Context::getContext()->controller->warning);
        foreach ($this->cart->isVirtualCart() ? [] : Catalog::carriers() as $carrier) {
            $price = $this->price($carrier);
            $this->price($carrier);
            if ($price !== false) {
                $rows[] = ['id' => $carrier['id'], 'name' => $carrier['name'], 'price' => (int) round($price * 100)];
                $html = CourierCheckout::one()->hookDisplayCarrierExtraContent(['carrier' => ['id' => $carrier['id']]]);
                $places[$carrier['id']] = self::stateIn($html);
                $said .= trim(strip_tags($html));
            }
        }
        $places['0'] = self::stateIn(CourierCheckout::one()->hookDisplayBeforeCarrier());
        $chosen = $this->chosen(array_column($rows, 'id'));

        return ['rows' => $rows, 'places' => array_filter($places), 'chosen' => $chosen, 'said' => $said, 'total' => $this->total($rows, $chosen)];
    }

    /** @return string[] payment modules that the payment step offers */
    public function payments(): array
    {
        $this->choose($this->page()['chosen']);
        $params = ['paymentOptions' => array_fill_keys(array_keys(Module::PAYMENTS), [1])];

        return array_keys((new Hooks(Plugin::the()))->paymentOptions($params['paymentOptions']));
    }

    /** @return array{order?: string, refused?: string} */
    public function place(string $payment): array
    {
        $this->choose($this->page()['chosen']);
        $controller = Context::getContext()->controller;
        CourierCheckout::one()->hookActionValidateStepComplete(['step_name' => 'delivery', 'completed' => true]);
        if ($controller->errors !== []) {
            return ['refused' => implode(' ', $controller->errors)];
        }
        if (!in_array($payment, $this->payments(), true)) {
            return ['refused' => "choose again: {$payment} is not offered"];
        }
        try {
            $id = FakeOrders::validate($this->cart, (int) $this->cart->id_carrier, $payment, self::STATES[$payment]);
        } catch (Redirected $redirected) {
            Plugin::forget();
            CarrierModule::forgetOne();

            return ['refused' => $this->page()['said']];
        }
        // The next page begins a cart of its own.
        unset(Site::$carts[array_search($this->cart->id, Site::$carts, true)]);

        return ['order' => (string) $id];
    }

    public function cart(): Cart
    {
        return $this->cart;
    }

    /** What the place of a chooser tells its script. @return array<string, mixed>|null */
    private static function stateIn(string $html): ?array
    {
        return preg_match('/data-courier-place="([^"]*)"/', $html, $found) === 1
            ? json_decode(html_entity_decode($found[1], ENT_QUOTES), true)
            : null;
    }

    /** @param array<string, mixed> $carrier @return float|false */
    private function price(array $carrier)
    {
        if (!$carrier['isOurs']) {
            return self::OTHER;
        }
        $this->cart->getPackageShippingCost($carrier['id'], false);

        return $this->cart->getPackageShippingCost($carrier['id'], true);
    }

    /** @param int[] $offered */
    private function chosen(array $offered): int
    {
        $chosen = (int) $this->cart->id_carrier;

        return in_array($chosen, $offered, true) ? $chosen : (int) ($offered[0] ?? 0);
    }

    /** @param array<int, array<string, mixed>> $rows */
    private function total(array $rows, int $chosen): int
    {
        $isFree = in_array('freeship', Cart::$coupons[$this->cart->id] ?? [], true);
        $delivery = $isFree ? 0 : (array_column($rows, 'price', 'id')[$chosen] ?? 0);

        return (int) round($this->cart->getOrderTotal(true, Cart::BOTH_WITHOUT_SHIPPING) * 100) + $delivery;
    }

    private function renew(int $id): void
    {
        $this->cart = new Cart($id);
        Context::getContext()->cart = $this->cart;
    }
}

/** Goods and carriers of the shop. */
final class Catalog
{
    /** @return array<string, mixed> */
    public static function product(int $id): array
    {
        return json_decode(Configuration::get("product_{$id}"), true);
    }

    /** @param array<string, mixed> $goods @return array<string, mixed> as PrestaShop's cart gives a line */
    public static function line(array $goods, int $quantity): array
    {
        return [
            'id_product' => $goods['id'], 'id_product_attribute' => 0, 'name' => $goods['name'],
            'reference' => $goods['reference'], 'cart_quantity' => $quantity, 'weight' => (float) ($goods['weight'] ?? 0),
            'total_wt' => (float) $goods['price'] * $quantity, 'width' => 0, 'height' => 0, 'depth' => 0,
            'is_virtual' => empty($goods['virtual']) ? 0 : 1,
        ];
    }

    /** @return array<int, array<string, mixed>> those in use, ours first */
    public static function carriers(): array
    {
        $rows = Db::getInstance()->executeS(
            'SELECT id_carrier, name, external_module_name FROM ps_carrier WHERE active = 1 AND deleted = 0 ORDER BY id_carrier'
        );

        return array_map(static fn (array $row): array => [
            'id' => (int) $row['id_carrier'], 'name' => $row['name'],
            'isOurs' => $row['external_module_name'] === 'couriercheckout',
        ], $rows);
    }
}
