<?php

// Bitrix's own screens for tracking and transport requests. Marks as in platform.php.

declare(strict_types=1);

namespace Bitrix\Sale\Delivery\Tracking {
    // seen: names of the statuses
    final class Statuses
    {
        public const NO_INFORMATION = 'NO_INFORMATION';
        public const WAITING_SHIPMENT = 'WAITING_SHIPMENT';
        public const ON_THE_WAY = 'ON_THE_WAY';
        public const ARRIVED = 'ARRIVED';
        public const HANDED = 'HANDED';
        public const RETURNED = 'RETURNED';
        public const PROBLEM = 'PROBLEM';
        public const UNKNOWN = 'UNKNOWN';
    }

    // seen: four fields, and errors
    final class StatusResult
    {
        public string $trackingNumber = '';
        public string $status = '';
        public string $description = '';
        public int $lastChangeTimestamp = 0;
        /** @var string[] */
        public array $errors = [];

        public function addError(\Bitrix\Main\Error $error): void
        {
            $this->errors[] = $error->getMessage();
        }
    }

    // seen: what a handler of another vendor writes itself
    abstract class Base
    {
        abstract public function getClassTitle();

        abstract public function getClassDescription();

        abstract public function getStatus($trackingNumber);

        abstract public function getStatuses(array $trackingNumbers);

        abstract public function getParamsStructure();

        abstract public function getTrackingUrl($trackingNumber = '');
    }
}

namespace Bitrix\Sale\Delivery\Requests {
    use Bitrix\Main\DB\Result as Rows;

    // sure: results inside of results, each with its errors
    class Result
    {
        /** @var Result[] */
        public array $results = [];
        /** @var string[] */
        public array $errors = [];

        public function addResult(self $result): void
        {
            $this->results[] = $result;
        }

        public function addError(\Bitrix\Main\Error $error): void
        {
            $this->errors[] = $error->getMessage();
        }

        public function isSuccess(): bool
        {
            return $this->errors === [];
        }
    }

    final class RequestResult extends Result
    {
        public string $externalId = '';

        public function setExternalId($id): void
        {
            $this->externalId = (string) $id;
        }
    }

    final class ShipmentResult extends Result
    {
        public int $internalId;
        public string $externalId = '';
        public string $trackingNumber = '';

        public function __construct(int $shipmentId)
        {
            $this->internalId = $shipmentId;
        }

        public function setExternalId($id): void
        {
            $this->externalId = (string) $id;
        }

        public function setTrackingNumber($number): void
        {
            $this->trackingNumber = (string) $number;
        }
    }

    // sure: the word for cancelling, the service that a handler is made with
    abstract class HandlerBase
    {
        public const CANCEL_ACTION_CODE = 'CANCEL';
        protected $deliveryService;

        public function __construct(\Bitrix\Sale\Delivery\Services\Base $deliveryService)
        {
            $this->deliveryService = $deliveryService;
        }
    }

    final class RequestTable
    {
        /** @var array<int, array<string, mixed>> */
        public static array $rows = [];

        public static function getById($id): Rows
        {
            return new Rows(array_filter([self::$rows[$id] ?? null]));
        }
    }

    /** sure: keeps each request that came of it, and writes the numbers into the shipments */
    final class Manager
    {
        /** @param int[] $shipmentIds @return string[] errors */
        public static function createDeliveryRequest(int $deliveryId, array $shipmentIds): array
        {
            $errors = [];
            $handler = \Bitrix\Sale\Delivery\Services\Manager::getObjectById($deliveryId)->getDeliveryRequestHandler();
            foreach ($handler->create($shipmentIds)->results as $result) {
                $errors = array_merge($errors, $result->errors);
                if ($result instanceof RequestResult) {
                    $id = count(RequestTable::$rows) + 1;
                    RequestTable::$rows[$id] = ['ID' => $id, 'DELIVERY_ID' => $deliveryId, 'EXTERNAL_ID' => $result->externalId];
                }
            }

            return $errors;
        }
    }
}
