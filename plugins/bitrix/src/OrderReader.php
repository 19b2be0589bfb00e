<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Order as SaleOrder;
use CourierBitrix\Core\Amount;
use CourierBitrix\Core\Checkout as CoreCheckout;
use CourierBitrix\Core\Destination;
use CourierBitrix\Core\Line;
use CourierBitrix\Core\Order;
use CourierBitrix\Core\Selection;
use CourierBitrix\Core\Untrusted;
use CourierBitrix\Older\Takeover;

/** Turns Bitrix's order into the core's. */
final class OrderReader
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function read(int $orderId): ?Order
    {
        $order = $orderId > 0 ? SaleOrder::load($orderId) : null;
        if ($order === null) {
            return null;
        }
        $kept = $this->plugin->orders->read((string) $orderId);
        $ours = (new Offering($this->plugin))->ours($order);
        if ($ours === null && empty($kept['shipment']) && (new Takeover($this->plugin))->carries($order)) {
            // Sent or to be sent by the older module: never by both.
            return null;
        }
        $key = $ours === null ? '' : $ours[1]->key;

        return new Order([
            'id' => (string) $orderId,
            'reference' => Charset::in($order->getField('ACCOUNT_NUMBER')),
            'methodKey' => $key,
            'currency' => (string) $order->getCurrency(),
            'total' => Amount::minor((float) $order->getPrice()),
            'deliveryFee' => Amount::minor((float) $order->getDeliveryPrice()),
            'paymentMethod' => CartReader::paySystem($order),
            'lines' => $this->lines($order),
            'buyerComment' => Charset::in($order->getField('USER_DESCRIPTION')),
            'managerComment' => implode('; ', array_filter([
                Charset::in($order->getField('COMMENTS')), (string) ($kept['note'] ?? ''), (new Takeover($this->plugin))->wish($order),
            ])),
            'selection' => self::selection($kept['selection'] ?? null),
            'destination' => isset($kept['destination']['method']) ? new Destination($kept['destination']) : null,
            'marks' => $kept['marks'] ?? ($key === '' ? [] : [CoreCheckout::NO_SELECTION, CoreCheckout::OUTSIDE_CHECKOUT]),
            'status' => (string) $order->getField('STATUS_ID'),
            'isCancelled' => (bool) $order->isCanceled(),
            'isClosed' => $order->isCanceled()
                || (string) $order->getField('STATUS_ID') === ($this->plugin->shop()->settings()->map('statusMap')['delivered'] ?? ''),
            'isPaid' => (bool) $order->isPaid(),
            'paidAmount' => Amount::minor((float) $order->getSumPaid()),
        ] + $this->people($order));
    }

    /** @return Line[] what is left of the order's sum is the goods' */
    private function lines(SaleOrder $order): array
    {
        $lines = (new CartReader($this->plugin))->lines($order->getBasket());
        $goods = Amount::minor((float) $order->getPrice()) - Amount::minor((float) $order->getDeliveryPrice());
        $totals = Amount::spread(array_map(static fn (Line $line): int => $line->total, $lines), $goods);
        foreach ($lines as $n => $line) {
            $line->total = $totals[$n];
        }

        return $lines;
    }

    /** @return array<string, mixed> recipient and fields */
    private function people(SaleOrder $order): array
    {
        $properties = $order->getPropertyCollection();
        $place = (new CartReader($this->plugin))->place($order);
        $value = static fn ($property): string => $property === null ? '' : trim(Charset::in($property->getValue()));

        return [
            'recipient' => [
                'name' => $value($properties->getPayerName()),
                'phone' => $value($properties->getPhone()),
                'email' => $value($properties->getUserEmail()),
                'company' => Properties::byCode($order, ['COMPANY']),
                'address' => $value($properties->getAddress()),
                'town' => $place->name,
                'region' => $place->region,
                'postcode' => $place->postcode,
                'country' => $place->country,
            ],
            'fields' => Properties::all($order),
        ];
    }

    /** @param mixed $claims */
    private static function selection($claims): ?Selection
    {
        try {
            return is_array($claims) ? Selection::fromClaims($claims) : null;
        } catch (Untrusted $untrusted) {
            return null;
        }
    }
}
