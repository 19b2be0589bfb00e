<?php

declare(strict_types=1);

namespace CourierBitrix\Delivery;

use Bitrix\Main\Error;
use Bitrix\Sale\Delivery\Tracking\Base;
use Bitrix\Sale\Delivery\Tracking\Statuses;
use Bitrix\Sale\Delivery\Tracking\StatusResult;
use Bitrix\Sale\Shipment;
use CourierBitrix\Charset;
use CourierBitrix\Core\ShipmentRecord;
use CourierBitrix\Core\ShipmentWords;
use CourierBitrix\Plugin;

/**
 * Bitrix's own tracking: its list of shipments and its mails about them. It answers from what the module knows
 * already, for the gateway tells every change by itself.
 */
class Tracking extends Base
{
    public function getClassTitle()
    {
        return Service::getClassTitle();
    }

    public function getClassDescription()
    {
        return Charset::out(Plugin::the()->words()->say('tracking.description'));
    }

    public function getStatus($trackingNumber)
    {
        $number = trim((string) $trackingNumber);
        $record = self::recordOf($number);
        $result = new StatusResult();
        if ($record === null) {
            $result->addError(new Error(Charset::out(Plugin::the()->words()->say('tracking.unknown'))));

            return $result;
        }
        $last = end($record->events);
        $result->trackingNumber = $number;
        $result->status = self::statusOf((string) ($last['status'] ?? ''));
        $result->description = $last === false
            ? ''
            : Charset::out((new ShipmentWords(Plugin::the()->delivery()->texts()))->status($last));
        $result->lastChangeTimestamp = $last === false ? Plugin::the()->now() : (int) strtotime((string) $last['at']);

        return $result;
    }

    public function getStatuses(array $trackingNumbers)
    {
        $results = [];
        foreach ($trackingNumbers as $number) {
            $results[$number] = $this->getStatus($number);
        }

        return $results;
    }

    public function getParamsStructure()
    {
        return [];
    }

    public function getTrackingUrl($trackingNumber = '')
    {
        // The courier has no page of its own that every account knows; the buyer reads the order's page.
        return '';
    }

    /** Other couriers' numbers may be the same: only shipments of ours count. */
    private static function recordOf(string $number): ?ShipmentRecord
    {
        $ids = Plugin::the()->services->ids();
        if ($number === '' || $ids === []) {
            return null;
        }
        $found = Shipment::getList([
            'filter' => ['=TRACKING_NUMBER' => Charset::out($number), '=DELIVERY_ID' => $ids],
            'select' => ['ORDER_ID'],
            'limit' => 1,
        ])->fetch();
        $kept = $found === false ? [] : Plugin::the()->shop()->shipment((string) $found['ORDER_ID']);

        return $kept === [] ? null : new ShipmentRecord($kept);
    }

    private static function statusOf(string $status): string
    {
        switch ($status) {
            case 'announced':
                return Statuses::WAITING_SHIPMENT;
            case 'collected':
            case 'in_transit':
            case 'out_for_delivery':
            case 'rescheduled':
                return Statuses::ON_THE_WAY;
            case 'ready_for_pickup':
                return Statuses::ARRIVED;
            case 'delivered':
            case 'partially_delivered':
                return Statuses::HANDED;
            case 'returning':
            case 'returned':
                return Statuses::RETURNED;
            case 'on_hold':
            case 'undelivered':
            case 'lost':
                return Statuses::PROBLEM;
            default:
                return $status === '' ? Statuses::NO_INFORMATION : Statuses::UNKNOWN;
        }
    }
}
