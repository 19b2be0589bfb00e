<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Order;
use Bitrix\Sale\Shipment;
use CourierBitrix\Core\CartPart;
use CourierBitrix\Core\MethodEntry;
use CourierBitrix\Core\Offer;

/** What a profile of ours costs for a shipment that Bitrix asks about. */
final class Offering
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int}|null
     *     null: nobody may have it
     */
    public function price(Shipment $shipment, int $deliveryId): ?array
    {
        $order = self::orderOf($shipment);
        $entry = $this->entry($deliveryId);
        if ($order === null || $entry === null || $shipment->isSystem()) {
            return null;
        }
        $part = (new CartReader($this->plugin))->part($order, $entry);
        if (self::isBackOffice() || !$order->isNew()) {
            // A manager's order: a price by the rules, without anybody's choice.
            $checkout = $this->plugin->delivery()->checkout();
            $offer = $checkout->offers($part->cart, $part->place, [$entry])[$entry->key];

            return [
                'token' => '', 'source' => $offer->source, 'price' => $offer->price, 'reason' => $offer->reason,
                'text' => $checkout->sentence($offer), 'for' => '', 'at' => 0,
            ];
        }

        if (!$this->plugin->choice()->isOffered()) {
            return null;
        }
        if (Checkout::isShoppers()) {
            // Sold at what was shown, or not at all: the guard compares it with the order as it is now.
            return $this->plugin->choice()->known($part->slot) ?? $this->plugin->choice()->priced($part);
        }
        $this->takePosted($part, $deliveryId);

        return $this->plugin->choice()->priced($part);
    }

    /** Whether the profile stands in the checkout's list at all: Bitrix shows a failing one with its error. */
    public function isAvailable(Shipment $shipment, int $deliveryId): bool
    {
        $priced = $this->price($shipment, $deliveryId);

        return $priced !== null && $priced['source'] !== Offer::NONE;
    }

    public function entry(int $deliveryId): ?MethodEntry
    {
        foreach ($this->plugin->shop()->methods() as $entry) {
            if ($entry->key === Services::key($deliveryId)) {
                return $entry;
            }
        }

        return null;
    }

    /** The shipment that carries the goods by one of ours, or null. @return array{0: Shipment, 1: MethodEntry}|null */
    public function ours(Order $order): ?array
    {
        foreach ($order->getShipmentCollection() as $shipment) {
            $entry = $shipment->isSystem() ? null : $this->entry((int) $shipment->getDeliveryId());
            if ($entry !== null) {
                return [$shipment, $entry];
            }
        }

        return null;
    }

    public static function isBackOffice(): bool
    {
        return defined('ADMIN_SECTION') && ADMIN_SECTION === true;
    }

    /**
     * The checkout's own refresh, which has checked `sessid`, brings what was chosen, again and again: only what is new
     * counts, and never with the order itself. That is sold at the price that was shown.
     */
    private function takePosted(CartPart $part, int $deliveryId): void
    {
        $field = Brand::PREFIX . '_token';
        $token = $_REQUEST['order'][$field][$deliveryId] ?? $_REQUEST[$field][$deliveryId] ?? null;
        $memory = new SessionMemory();
        $before = $memory->read()['posted'][$part->slot] ?? '';
        if (is_string($token) && $token !== $before) {
            $this->plugin->choice()->take($part, $token);
            $kept = $memory->read();
            $kept['posted'][$part->slot] = $token;
            $memory->write($kept);
        }
    }

    private static function orderOf(Shipment $shipment): ?Order
    {
        $collection = $shipment->getCollection();

        return $collection === null ? null : $collection->getOrder();
    }
}
