<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Main\Event;
use Bitrix\Main\EventResult;
use Bitrix\Sale\Order;
use Bitrix\Sale\ResultError;
use Bitrix\Sale\Shipment;
use CourierBitrix\Core\Amount;
use CourierBitrix\Core\Destination;
use CourierBitrix\Core\Payment;
use CourierBitrix\Older\Takeover;

/** What happens when Bitrix's checkout passes by: payments, the moments of an order. */
final class Checkout
{
    private Plugin $plugin;
    private Offering $offering;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->offering = new Offering($plugin);
    }

    /**
     * `OnSaleComponentOrderDeliveriesCalculated`: takes away what the chosen point or the profile does not take.
     *
     * @param array<int|string, array<string, mixed>> $paySystems
     * @return array<int|string, array<string, mixed>>
     */
    public function payments(Order $order, array $paySystems): array
    {
        $ours = $this->offering->ours($order);
        if ($ours === null) {
            return $paySystems;
        }
        $settings = $this->plugin->shop()->settings();

        return array_filter($paySystems, fn (array $paySystem): bool => $this->plugin->choice()->takes(
            $ours[1],
            $ours[1]->key,
            Payment::ofMethod((string) ($paySystem['ID'] ?? ''), $settings)
        ));
    }

    /** `OnSaleOrderBeforeSaved`: refuses a price that is not the signed one, in the shopper's own checkout only. */
    public function beforeSaved(Event $event): ?EventResult
    {
        $order = $event->getParameter('ENTITY');
        $ours = $order instanceof Order && $order->isNew() && self::isShoppers() ? $this->offering->ours($order) : null;
        if ($ours === null || self::isCustom($ours[0])) {
            return null;
        }
        [$shipment, $entry] = $ours;
        $part = (new CartReader($this->plugin))->part($order, $entry);
        $charged = Amount::minor((float) $shipment->getPrice());
        $isLowered = (float) $shipment->getField('PRICE_DELIVERY') < (float) $shipment->getField('BASE_PRICE_DELIVERY');
        $problem = $this->plugin->choice()->problemWith($part, (string) $order->getCurrency(), $charged, $isLowered);
        if ($problem !== null) {
            $this->plugin->choice()->startAnew($part, $problem);

            return new EventResult(
                EventResult::ERROR,
                new ResultError(Charset::out($problem->text), 'COURIER_' . strtoupper($problem->reason)),
                'sale'
            );
        }
        $selection = $this->plugin->delivery()->checkout()->placeOf($this->plugin->choice()->token($part->slot));
        Properties::write($order, $selection === null ? [] : [
            'point' => (string) ($selection->point['code'] ?? ''),
            'place' => Destination::ofSelection($selection)->toLine(),
        ]);

        return null;
    }

    /** `OnSaleOrderSaved`: keeps the choice with a new order, and the older module's point with one that came over to us. */
    public function afterSaved(Event $event): void
    {
        $order = $event->getParameter('ENTITY');
        $ours = $order instanceof Order ? $this->offering->ours($order) : null;
        if ($ours === null) {
            return;
        }
        if (!$event->getParameter('IS_NEW')) {
            Offering::isBackOffice() && (new Takeover($this->plugin))->keepPoint($order);

            return;
        }
        $orderId = (string) $order->getId();
        $this->keep($order, $ours);
        // An order that begins in a sending status changes to none.
        $this->plugin->jobs()->onStatus($orderId, (string) $order->getField('STATUS_ID'), (bool) $order->isPaid());
    }

    /** @param array{0: Shipment, 1: Core\MethodEntry} $ours */
    private function keep(Order $order, array $ours): void
    {
        $orderId = (string) $order->getId();
        if (!self::isShoppers() || self::isCustom($ours[0])) {
            $this->plugin->delivery()->checkout()->keepOutsideOrder($orderId);

            return;
        }
        $part = (new CartReader($this->plugin))->part($order, $ours[1]);
        $this->plugin->choice()
            ->keep($orderId, $part, (string) $order->getCurrency(), Amount::minor((float) $ours[0]->getPrice()));
        SessionMemory::forget();
    }

    /** The shopper's own checkout: managers, REST, exchanges and one-click forms are never refused. */
    public static function isShoppers(): bool
    {
        $action = $_REQUEST['soa-action'] ?? '';

        return !Offering::isBackOffice() && ($action === 'saveOrderAjax' || ($_REQUEST['confirmorder'] ?? '') === 'Y');
    }

    /** The manager has typed the price. */
    private static function isCustom(Shipment $shipment): bool
    {
        return $shipment->getField('CUSTOM_PRICE_DELIVERY') === 'Y';
    }
}
