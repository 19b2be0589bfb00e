<?php

declare(strict_types=1);

namespace CourierBitrix\Delivery;

use Bitrix\Main\Error;
use Bitrix\Sale\Delivery\Requests\HandlerBase;
use Bitrix\Sale\Delivery\Requests\RequestResult;
use Bitrix\Sale\Delivery\Requests\RequestTable;
use Bitrix\Sale\Delivery\Requests\Result;
use Bitrix\Sale\Delivery\Requests\ShipmentResult;
use Bitrix\Sale\Shipment;
use CourierBitrix\Charset;
use CourierBitrix\Core\Outcome;
use CourierBitrix\Core\ShipmentRecord;
use CourierBitrix\Plugin;

/** Bitrix's own transport requests: one for each order, whose number names it. Sending is the tab's button by another door. */
class Requests extends HandlerBase
{
    private const REFRESH = 'refresh';

    public function create(array $shipmentIds, array $additional = []): Result
    {
        $result = new Result();
        foreach (array_map('intval', $shipmentIds) as $shipmentId) {
            $result->addResult($this->send($shipmentId));
        }

        return $result;
    }

    public function getActions($requestId): array
    {
        $words = Plugin::the()->words();

        return [
            self::cancelCode() => Charset::out($words->say('request.cancel')), self::REFRESH => Charset::out($words->say('request.refresh')),
        ];
    }

    public function executeAction($requestId, $actionType, array $additional): Result
    {
        $orderId = self::orderOf((int) $requestId);
        if ($orderId === null) {
            return self::failed(Plugin::the()->words()->say('request.gone'));
        }
        $shipping = Plugin::the()->delivery()->shipping();

        return self::resultOf($actionType === self::cancelCode() ? $shipping->cancel($orderId) : $shipping->refresh($orderId));
    }

    /** What the courier carries is cancelled there first. */
    public function delete($requestId)
    {
        $orderId = self::orderOf((int) $requestId);
        $isUnderWay = $orderId !== null && (new ShipmentRecord(Plugin::the()->shop()->shipment($orderId)))->isUnderWay();

        return $isUnderWay ? self::resultOf(Plugin::the()->delivery()->shipping()->cancel($orderId)) : new Result();
    }

    public function getFormFields($formFieldsType, array $shipmentIds, array $additional = []): array
    {
        return [];
    }

    public function getContent($requestId): Result
    {
        return new Result();
    }

    /** Our webhook keeps shipments up to date: Bitrix need not ask for each. */
    public function hasCallbackTrackingSupport(): bool
    {
        return true;
    }

    /** @return RequestResult|ShipmentResult */
    private function send(int $shipmentId)
    {
        $sent = new ShipmentResult($shipmentId);
        $row = Shipment::getList(['filter' => ['=ID' => $shipmentId], 'select' => ['ORDER_ID'], 'limit' => 1])->fetch();
        $orderId = $row === false ? '' : (string) $row['ORDER_ID'];
        $outcome = Plugin::the()->delivery()->sending()->send($orderId);
        $record = new ShipmentRecord(Plugin::the()->shop()->shipment($orderId));
        $order = Plugin::the()->shop()->order($orderId);
        // Sent before, by the tab's button: the request says so.
        if ($order === null || !$record->isUnderWay()) {
            $sent->addError(new Error(Charset::out($outcome->text)));

            return $sent;
        }
        $number = $record->waybill ?: $record->courierReference;
        $sent->setExternalId(Charset::out($record->courierReference ?: $order->reference));
        $number === '' || $sent->setTrackingNumber(Charset::out($number));
        $request = new RequestResult();
        $request->setExternalId(Charset::out($order->reference));
        $request->addResult($sent);

        return $request;
    }

    /** Bitrix's word for it, by which its own screens find the action; older ones have none. */
    private static function cancelCode(): string
    {
        $name = HandlerBase::class . '::CANCEL_ACTION_CODE';

        return defined($name) ? (string) constant($name) : 'cancel';
    }

    private static function orderOf(int $requestId): ?string
    {
        $row = RequestTable::getById($requestId)->fetch();

        return $row === false ? null : Plugin::the()->shop()->findOrderId(Charset::in($row['EXTERNAL_ID']));
    }

    private static function resultOf(Outcome $outcome): Result
    {
        return in_array($outcome->kind, [Outcome::DONE, Outcome::WAITING], true) ? new Result() : self::failed($outcome->text);
    }

    private static function failed(string $text): Result
    {
        $result = new Result();
        $result->addError(new Error(Charset::out($text)));

        return $result;
    }
}
