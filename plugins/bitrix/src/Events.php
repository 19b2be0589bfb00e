<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Main\Event;
use Bitrix\Main\EventResult;
use Bitrix\Main\Page\Asset;
use Bitrix\Sale\Order;

/** What Bitrix calls, by the names under which the installer registers it. Every method hands on. */
final class Events
{
    /** Module, event, method here. The last are told in Bitrix's older manner, with values instead of an event. */
    public const EVENTS = [
        ['sale', 'onSaleDeliveryHandlersClassNamesBuildList', 'handlers'],
        ['sale', 'onSaleDeliveryTrackingClassNamesBuildList', 'trackings'],
        ['sale', 'OnSaleOrderBeforeSaved', 'beforeSaved'],
        ['sale', 'OnSaleOrderSaved', 'afterSaved'],
        ['sale', 'OnSaleStatusOrderChange', 'statusChanged'],
        ['sale', 'OnSaleOrderPaid', 'paid'],
        ['sale', 'OnSaleOrderCanceled', 'cancelled'],
        ['sale', 'onSaleAdminOrderInfoBlockShow', 'orderTop'],
    ];
    public const OLDER = [
        ['sale', 'OnSaleComponentOrderProperties', 'orderProperties'],
        ['sale', 'OnSaleComponentOrderDeliveriesCalculated', 'deliveriesCalculated'],
        ['sale', 'OnSaleComponentOrderJsData', 'jsData'],
        ['sale', 'OnOrderNewSendEmail', 'orderMail'],
        ['main', 'OnAdminSaleOrderView', 'orderTab'],
        ['main', 'OnAdminListDisplay', 'orderList'],
        ['main', 'OnBeforeProlog', 'beforeProlog'],
    ];
    private static ?Order $shown = null;

    public static function handlers(): EventResult
    {
        return self::classes([Delivery\Service::class => 'Service', Delivery\Profile::class => 'Profile']);
    }

    public static function trackings(): EventResult
    {
        return self::classes([Delivery\Tracking::class => 'Tracking']);
    }

    public static function beforeSaved(Event $event): ?EventResult
    {
        return (new Checkout(Plugin::the()))->beforeSaved($event);
    }

    public static function afterSaved(Event $event): void
    {
        (new Checkout(Plugin::the()))->afterSaved($event);
    }

    public static function statusChanged(Event $event): void
    {
        $order = $event->getParameter('ENTITY');
        Plugin::the()->jobs()->onStatus((string) $order->getId(), (string) $event->getParameter('VALUE'), (bool) $order->isPaid());
    }

    public static function paid(Event $event): void
    {
        $order = $event->getParameter('ENTITY');
        if ($order->isPaid() && (int) $order->getId() > 0) {
            Plugin::the()->jobs()->onStatus((string) $order->getId(), (string) $order->getField('STATUS_ID'), true);
        }
    }

    public static function cancelled(Event $event): void
    {
        $order = $event->getParameter('ENTITY');
        $orderId = (string) $order->getId();
        $state = (string) (Plugin::the()->orders->read($orderId)['state'] ?? 'none');
        $isWished = Plugin::the()->shop()->settings()->flag('cancelWithOrder');
        if ($isWished && $order->isCanceled() && in_array($state, ['queued', 'sent'], true)) {
            Plugin::the()->delivery()->shipping()->cancel($orderId);
        }
    }

    public static function orderTop(Event $event): ?EventResult
    {
        $rows = (new OrderWords(Plugin::the()))->topRows($event->getParameter('ORDER'));

        return $rows === [] ? null : new EventResult(EventResult::SUCCESS, $rows, 'sale');
    }

    /** @param mixed $orderId @param array<string, mixed> $fields */
    public static function orderMail($orderId, &$eventName, &$fields): void
    {
        $fields = (new OrderWords(Plugin::the()))->inMail((int) $orderId, (array) $fields);
    }

    /**
     * @param array<string, mixed> $userResult
     * @param mixed $request
     * @param array<string, mixed> $params
     * @param array<string, mixed> $result
     */
    public static function orderProperties(&$userResult, $request, &$params, &$result): void
    {
        $userResult = (new ChosenTown(Plugin::the()))->follow((array) $userResult);
    }

    /**
     * @param array<string, mixed> $userResult
     * @param mixed $request
     * @param array<string, mixed> $params
     * @param array<string, mixed> $result
     * @param array<int|string, array<string, mixed>> $deliveries
     * @param array<int|string, array<string, mixed>> $paySystems
     */
    public static function deliveriesCalculated(
        Order $order,
        &$userResult,
        $request,
        &$params,
        &$result,
        &$deliveries,
        &$paySystems
    ): void {
        self::$shown = $order;
        $paySystems = (new Checkout(Plugin::the()))->payments($order, (array) $paySystems);
    }

    /** What our script reads with the page and with each answer. @param array<string, mixed> $result @param array<string, mixed> $params */
    public static function jsData(&$result, &$params): void
    {
        $state = self::$shown === null ? null : (new PageState(Plugin::the()))->toArray(self::$shown);
        if ($state !== null) {
            $result['JS_DATA'][Brand::PREFIX] = $state;
            Asset::getInstance()->addJs('/bitrix/js/' . Brand::MODULE . '/checkout.js');
        }
    }

    /** @return array<string, mixed> */
    public static function orderTab(): array
    {
        return OrderTab::description();
    }

    /** @param object $list of the back office */
    public static function orderList(&$list): void
    {
        OrderList::addAction($list);
    }

    public static function beforeProlog(): void
    {
        OrderList::handle();
    }

    /** @param array<string, string> $files by class */
    private static function classes(array $files): EventResult
    {
        // Bitrix wants a file's path from the document root.
        $from = strlen((string) ($_SERVER['DOCUMENT_ROOT'] ?? ''));
        $paths = [];
        foreach ($files as $class => $file) {
            $paths["\\{$class}"] = substr(__DIR__ . "/Delivery/{$file}.php", $from);
        }

        return new EventResult(EventResult::SUCCESS, $paths, 'sale');
    }
}
