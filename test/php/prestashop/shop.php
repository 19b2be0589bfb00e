<?php

// Carriers, carts and orders of the fake PrestaShop.

declare(strict_types=1);

final class Carrier extends ObjectModel
{
    public const TABLE = 'carrier';

    public $id_carrier;
    public $id_reference = 0;
    public $name = '';
    public $delay = [];
    public $active = false;
    public $deleted = false;
    public $is_module = false;
    public $shipping_external = false;
    public $need_range = false;
    public $external_module_name = '';
    public $shipping_handling = true;
    public $range_behavior = 0;
    public static float $taxRate = 0.0;

    public function add(): bool
    {
        $this->id = Db::getInstance()->add('carrier', [
            'name' => $this->name, 'active' => (int) $this->active,
            'external_module_name' => $this->external_module_name, 'id_reference' => $this->id_reference ?: null,
        ]);
        if (!$this->id_reference) {
            $this->id_reference = $this->id;
            Db::getInstance()->execute("UPDATE ps_carrier SET id_reference = id_carrier WHERE id_carrier = {$this->id}");
        }

        return true;
    }

    public function update(): bool
    {
        return Db::getInstance()->execute(
            'UPDATE ps_carrier SET deleted = ' . (int) $this->deleted . " WHERE id_carrier = {$this->id}"
        );
    }

    /** @param int[] $groups */
    public function setGroups(array $groups): bool
    {
        foreach ($groups as $group) {
            Db::getInstance()->add('carrier_group', ['id_carrier' => $this->id, 'id_group' => $group]);
        }

        return true;
    }

    public function addZone(int $zone): bool
    {
        Db::getInstance()->add('carrier_zone', ['id_carrier' => $this->id, 'id_zone' => $zone]);
        // As PrestaShop does: rows of prices for the ranges that are there already.
        foreach (array_keys(RangePrice::$of[$this->id] ?? []) as $_) {
            Db::getInstance()->add('delivery', ['id_carrier' => $this->id, 'id_zone' => $zone]);
        }

        return true;
    }

    public function getTaxesRate($address): float
    {
        return self::$taxRate;
    }
}

class RangePrice
{
    /** @var array<int, int[]> */
    public static array $of = [];
    public $id_carrier;
    public $delimiter1;
    public $delimiter2;

    public function add(): bool
    {
        self::$of[$this->id_carrier][] = 1;

        return true;
    }
}

final class RangeWeight extends RangePrice
{
}

final class Zone
{
    public static function getZones(bool $active): array
    {
        return [['id_zone' => 1], ['id_zone' => 2]];
    }
}

final class Group
{
    public static function getGroups(int $language): array
    {
        return [['id_group' => 1], ['id_group' => 2], ['id_group' => 3]];
    }
}

final class Language
{
    public static function getLanguages(bool $active): array
    {
        return [['id_lang' => 1, 'iso_code' => 'en'], ['id_lang' => 2, 'iso_code' => 'ru']];
    }
}

final class Address extends ObjectModel
{
    protected const TABLE = 'address';

    public static function initialize(int $id): self
    {
        return new self();
    }
}

final class Cart extends ObjectModel
{
    /** Each product is sent by itself. */
    public static bool $isSplit = false;
    public const BOTH_WITHOUT_SHIPPING = 4;

    /** @var array<int, array<int, array<string, mixed>>> products by cart */
    public static array $products = [];
    /** @var array<int, array<string, mixed>> */
    public static array $rows = [];
    /** @var array<int, string[]> coupons by cart: `minus10`, `freeship` */
    public static array $coupons = [];

    public $id_shop = 1;
    public $id_currency = 1;
    public $id_carrier = 0;
    public $id_address_delivery = 0;
    public $id_customer = 1;

    public function __construct($id = null)
    {
        $this->id = (int) $id;
        foreach (self::$rows[(int) $id] ?? [] as $name => $value) {
            $this->{$name} = $value;
        }
    }

    public function getProducts(): array
    {
        return self::$products[$this->id] ?? [];
    }

    public function getOrderTotal(bool $withTax, int $type, ?array $products = null): float
    {
        $worth = (float) array_sum(array_column($products ?? $this->getProducts(), 'total_wt'));

        return in_array('minus10', self::$coupons[$this->id] ?? [], true) ? round($worth * 0.9, 2) : $worth;
    }

    public function isVirtualCart(): bool
    {
        $virtual = array_filter(array_column($this->getProducts(), 'is_virtual'));

        return $virtual !== [] && count($virtual) === count($this->getProducts());
    }

    public function getTotalWeight(): float
    {
        return (float) array_sum(array_map(
            static fn (array $p): float => $p['weight'] * $p['cart_quantity'],
            $this->getProducts()
        ));
    }

    public function getPackageList(): array
    {
        $package = static fn (array $products): array => ['product_list' => $products, 'carrier_list' => [1 => 1, 2 => 2]];

        return [0 => self::$isSplit
            ? array_map(static fn (array $product): array => $package([$product]), $this->getProducts())
            : [$package($this->getProducts())]];
    }

    /** @return array<int, array<string, array<string, mixed>>> by address */
    public function getDeliveryOptionList(?object $country = null, bool $flush = false): array
    {
        $options = [];
        foreach ([1, 2] as $carrierId) {
            $sum = fn (bool $useTax): float => array_sum(array_map(
                fn (array $package): float => (float) $this->getPackageShippingCost($carrierId, $useTax, $package['product_list']),
                $this->getPackageList()[0]
            ));
            $options["{$carrierId},"] = [
                'carrier_list' => [$carrierId => []],
                'total_price_with_tax' => $sum(true), 'total_price_without_tax' => $sum(false),
            ];
        }

        return [$this->id_address_delivery => $options];
    }

    /** @return float|false what PrestaShop makes of the module's answer */
    public function getPackageShippingCost(int $carrierId, bool $useTax, ?array $products = null)
    {
        $module = CourierCheckout::one();
        if ($module->id_carrier) {
            $module->id_carrier = $carrierId;
        }
        $cost = $module->getPackageShippingCost($this, 0.0, $products ?? $this->getProducts());
        if ($cost === false) {
            return false;
        }

        return round($cost * ($useTax ? 1 + Carrier::$taxRate / 100 : 1), 2);
    }
}

final class Order extends ObjectModel
{
    protected const TABLE = 'order';

    public $id_cart;
    public $id_shop = 1;
    public $id_carrier;
    public $id_currency = 1;
    public $module = '';
    public $current_state;
    public $total_shipping_tax_incl;
    public $product_list = [];
    public $id_order;
    public $id_customer;
    public $id_address_delivery;
    public $total_paid_tax_incl;
    public $total_wrapping_tax_incl;
    public $carrier_tax_rate;
    public $note;
    public $gift_message;
}

final class OrderState extends ObjectModel
{
    protected const TABLE = 'order_state';

    public $id_order_state;
    public $paid = 0;
    public $shipped;
    public $deleted;
}

final class OrderHistory
{
    public $id_order;
    public $id_order_state;

    public function changeIdOrderState(int $state, Order $order, bool $useExisting = false): void
    {
        if (Context::getContext()->currency === null) {
            throw new TypeError('PrestaShop reckons in the currency of its context');
        }
        [$this->id_order, $this->id_order_state] = [$order->id, $state];
        Db::getInstance()->execute("UPDATE ps_orders SET current_state = {$state} WHERE id_order = {$order->id}");
        CourierCheckout::one()->hookActionOrderStatusPostUpdate([
            'id_order' => $order->id, 'newOrderStatus' => new OrderState($state),
        ]);
    }

    /** Writes the order's state once more, whatever it is by then. */
    public function add(): bool
    {
        Db::getInstance()->add('order_history', ['id_order' => $this->id_order, 'id_order_state' => $this->id_order_state]);
        Db::getInstance()->execute(
            "UPDATE ps_orders SET current_state = {$this->id_order_state} WHERE id_order = {$this->id_order}"
        );

        return true;
    }

    public function addWithemail(): bool
    {
        return $this->add();
    }
}

final class OrderCarrier extends ObjectModel
{
    protected const TABLE = 'order_carrier';

    public $id_order_carrier;
    public $id_order;
    public $tracking_number = '';

    public function update(): bool
    {
        return Db::getInstance()->execute("UPDATE ps_order_carrier SET tracking_number = '{$this->tracking_number}'"
            . " WHERE id_order_carrier = {$this->id}");
    }
}

final class Tab extends ObjectModel
{
    protected const TABLE = 'tab';

    public $id_tab;
    public $active;
    public $class_name;
    public $module;
    public $id_parent;
    public $name = [];

    public function add(): bool
    {
        $this->id = Db::getInstance()->add('tab', ['class_name' => $this->class_name, 'module' => $this->module]);

        return true;
    }

    public function delete(): bool
    {
        return Db::getInstance()->execute("DELETE FROM ps_tab WHERE id_tab = {$this->id}");
    }
}

/** The payment modules of a fresh shop. */
final class Module
{
    public const PAYMENTS = ['ps_cashondelivery' => 'Оплата при получении', 'ps_wirepayment' => 'Банковский перевод'];
    public string $displayName = '';

    public static function getPaymentModules(): array
    {
        return array_map(static fn (string $name): array => ['name' => $name], array_keys(self::PAYMENTS));
    }

    public static function getInstanceByName(string $name): self
    {
        $module = new self();
        $module->displayName = self::PAYMENTS[$name];

        return $module;
    }
}

final class Shop
{
    public const CONTEXT_ALL = 4;

    public static function isFeatureActive(): bool
    {
        return false;
    }
}

abstract class CarrierModule
{
    public $name;
    public $tab;
    public $version;
    public $author;
    public $need_instance;
    public $bootstrap;
    public $ps_versions_compliancy;
    public $displayName;
    public $description;
    public $confirmUninstall;
    public ?Context $context = null;
    /** @var string[] */
    public array $hooks = [];
    private static ?self $one = null;

    public function __construct()
    {
        $this->context = Context::getContext();
    }

    public static function one(): self
    {
        return self::$one = self::$one ?? new CourierCheckout();
    }

    public static function forgetOne(): void
    {
        self::$one = null;
    }

    public function install()
    {
        return true;
    }

    public function uninstall()
    {
        return true;
    }

    public function registerHook($hooks)
    {
        $this->hooks = (array) $hooks;

        return true;
    }
}

/** As PrestaShop enters a status: the hooks first, then the history and the order once more. */
function enter(int $orderId, int $state): void
{
    $history = new OrderHistory();
    $history->changeIdOrderState($state, new Order($orderId));
    $history->add();
}

final class Currency extends ObjectModel
{
    protected const TABLE = 'currency';

    public $id_currency;
    public $iso_code;
}

final class Customer extends ObjectModel
{
    protected const TABLE = 'customer';

    public $id_customer;
    public $email;
}
