<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\BasketBase;
use Bitrix\Sale\BasketItem;
use Bitrix\Sale\Location\LocationTable;
use Bitrix\Sale\Order;
use CourierBitrix\Core\Amount;
use CourierBitrix\Core\Cart;
use CourierBitrix\Core\CartPart;
use CourierBitrix\Core\Goods;
use CourierBitrix\Core\Line;
use CourierBitrix\Core\MethodEntry;
use CourierBitrix\Core\Payment;
use CourierBitrix\Core\Place;
use CourierBitrix\Core\Settings;

/** Turns the order that a checkout is about to make, or one that it made, into the core's words. */
final class CartReader
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function part(Order $order, MethodEntry $entry): CartPart
    {
        $place = $this->place($order);

        return new CartPart([
            'entry' => $entry,
            'entries' => $this->plugin->shop()->methods(),
            'cart' => $this->cart($order, $this->plugin->shop()->settings(), $entry),
            'place' => $place,
            'town' => implode('|', [$place->country, $place->region, mb_strtolower($place->name, 'UTF-8')]),
        ]);
    }

    public function cart(Order $order, Settings $settings, MethodEntry $entry): Cart
    {
        $payment = Payment::takenBy($entry, Payment::ofMethod(self::paySystem($order), $settings));
        $lines = $this->lines($order->getBasket());

        return (new Goods($lines, $settings))
            ->toCart((string) $order->getCurrency(), $payment);
    }

    /** @return Line[] */
    public function lines(?BasketBase $basket): array
    {
        $lines = [];
        foreach ($basket === null ? [] : $basket as $item) {
            $lines[] = $this->line($item);
        }

        return $lines;
    }

    /** The place that the order's own properties name: a location of the shop's list, or a typed town. */
    public function place(Order $order): Place
    {
        $properties = $order->getPropertyCollection();
        $location = $properties->getDeliveryLocation();
        $code = $location === null ? '' : (string) $location->getValue();
        $path = $code === '' ? [] : $this->path($code);
        $zip = $properties->getDeliveryLocationZip();

        return new Place([
            'name' => $path['CITY'] ?? $path['VILLAGE'] ?? Properties::byCode($order, ['CITY']),
            'region' => $path['REGION'] ?? '',
            'postcode' => $zip === null ? '' : Charset::in($zip->getValue()),
            // Of countries the list has names only.
            'country' => '',
        ]);
    }

    /** Id of the pay system that is chosen, or ''. The checkout fills payments after it has asked for prices. */
    public static function paySystem(Order $order): string
    {
        foreach ($order->getPaymentCollection() as $payment) {
            if (!$payment->isInner() && (int) $payment->getPaymentSystemId() > 0) {
                return (string) $payment->getPaymentSystemId();
            }
        }
        $posted = $_REQUEST['order']['PAY_SYSTEM_ID'] ?? $_REQUEST['PAY_SYSTEM_ID'] ?? '';

        return !$order->isNew() || !is_scalar($posted) || (int) $posted < 1 ? '' : (string) (int) $posted;
    }

    /** @return array<string, string> names by type of the location */
    public function path(string $code): array
    {
        $names = [];
        $found = LocationTable::getPathToNodeByCode($code, [
            'select' => ['LNAME' => 'NAME.NAME', 'TYPE_CODE' => 'TYPE.CODE'],
            'filter' => ['=NAME.LANGUAGE_ID' => $this->plugin->locale()],
        ]);
        while ($row = $found->fetch()) {
            $names[(string) $row['TYPE_CODE']] = Charset::in($row['LNAME']);
        }

        return $names;
    }

    private function line(BasketItem $item): Line
    {
        $size = $item->getField('DIMENSIONS');
        $size = is_string($size) && $size !== '' ? @unserialize($size, ['allowed_classes' => false]) : $size;
        $sides = array_map(static fn (string $side): int => (int) ($size[$side] ?? 0), ['LENGTH', 'WIDTH', 'HEIGHT']);
        $rate = $item->getField('VAT_RATE');

        return new Line([
            'id' => (string) ($item->getId() ?: $item->getField('PRODUCT_ID')),
            'name' => Charset::in($item->getField('NAME')),
            'sku' => Charset::in($item->getField('PRODUCT_XML_ID')) ?: (string) $item->getField('PRODUCT_ID'),
            'quantity' => (float) $item->getQuantity(),
            'total' => Amount::minor((float) $item->getFinalPrice()),
            'vatRate' => $rate === null || (float) $rate <= 0 ? null : (int) round((float) $rate * 100),
            // Bitrix keeps grams and millimetres.
            'weightGrams' => (int) round((float) $item->getWeight()),
            'sizeMm' => min($sides) > 0 ? $sides : null,
        ]);
    }
}
