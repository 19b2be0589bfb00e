<?php

// The lists of Bitrix's `sale`: delivery services, locations, order properties, pay systems. Marks as in platform.php.

declare(strict_types=1);

namespace Bitrix\Sale\Delivery {
    // sure
    final class CalculationResult
    {
        public float $price = 0.0;
        public string $period = '';
        /** @var string[] */
        public array $errors = [];

        public function setDeliveryPrice($price): void
        {
            $this->price = (float) $price;
        }

        public function setPeriodDescription($text): void
        {
            $this->period = (string) $text;
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
}

namespace Bitrix\Sale\Delivery\Services {
    use Bitrix\Main\DB\Result;
    use Bitrix\Sale\Delivery\CalculationResult;
    use Bitrix\Sale\Shipment;

    // seen: fields of the row; `calculate` asks `calculateConcrete`
    abstract class Base
    {
        protected $id = 0;
        protected $parentId = 0;
        protected $name = '';
        /** @var array<string, mixed> */
        protected $config = [];
        protected $trackingClass = '';
        protected $deliveryRequestHandler = null;

        public function __construct(array $initParams)
        {
            $this->id = (int) ($initParams['ID'] ?? 0);
            $this->parentId = (int) ($initParams['PARENT_ID'] ?? 0);
            $this->name = (string) ($initParams['NAME'] ?? '');
            $this->config = (array) ($initParams['CONFIG'] ?? []);
        }

        abstract protected function calculateConcrete(Shipment $shipment);

        abstract protected function getConfigStructure();

        public function calculate(Shipment $shipment): CalculationResult
        {
            return $this->calculateConcrete($shipment);
        }

        public function getName(): string
        {
            return $this->name;
        }

        public function getConfig(): array
        {
            return $this->getConfigStructure();
        }

        // sure: both are asked for by Bitrix's own screens
        public function setTrackingClass(string $class): void
        {
            $this->trackingClass = $class;
        }

        public function getTrackingClass(): string
        {
            return $this->trackingClass;
        }

        public function getDeliveryRequestHandler()
        {
            return $this->deliveryRequestHandler;
        }

        public function prepareFieldsForSaving(array $fields)
        {
            return $fields;
        }
    }

    final class Table
    {
        /** @var array<int, array<string, mixed>> rows by id */
        public static array $rows = [];

        public static function getList(array $query): Result
        {
            return new Result(\Bitrix\Main\DB\Filter::rows(self::$rows, $query['filter']));
        }

        public static function getById(int $id): Result
        {
            return new Result(array_filter([self::$rows[$id] ?? null]));
        }
    }

    final class Manager
    {
        public static function getObjectById(int $id): ?Base
        {
            $row = Table::$rows[$id] ?? null;

            return $row === null ? null : new $row['CLASS_NAME']($row);
        }
    }
}

namespace Bitrix\Sale\Location {
    use Bitrix\Main\DB\Result;

    // seen: names and types from the root to the node
    final class LocationTable
    {
        /** @var array<string, array<string, string>> names by type, by code */
        public static array $nodes = [];

        public static function getPathToNodeByCode(string $code, array $query): Result
        {
            $rows = [];
            foreach (self::$nodes[$code] ?? [] as $type => $name) {
                $rows[] = ['LNAME' => $name, 'TYPE_CODE' => $type];
            }

            return new Result($rows);
        }

        // seen: the language's name, and the type's code
        public static function getList(array $query): Result
        {
            $filter = $query['filter'];
            $rows = [];
            foreach (self::$nodes as $code => $names) {
                if (array_key_last($names) === $filter['=TYPE.CODE'] && end($names) === $filter['=NAME.NAME']) {
                    $rows[] = ['CODE' => $code];
                }
            }

            return new Result($rows);
        }
    }
}

namespace Bitrix\Sale\Internals {
    use Bitrix\Main\DB\Result;

    final class OrderPropsTable
    {
        /** @var array<int, array<string, mixed>> */
        public static array $rows = [];

        public static function getList(array $query): Result
        {
            return new Result(\Bitrix\Main\DB\Filter::rows(self::$rows, $query['filter']));
        }

        public static function add(array $row): void
        {
            self::$rows[] = ['ID' => count(self::$rows) + 1] + $row;
        }
    }

    final class PersonTypeTable
    {
        public static function getList(array $query): Result
        {
            return new Result([['ID' => 1], ['ID' => 2]]);
        }
    }
}

namespace Bitrix\Sale\PaySystem {
    use Bitrix\Main\DB\Result;

    final class Manager
    {
        public static function getList(array $query): Result
        {
            return new Result([['ID' => 6, 'NAME' => 'Наличными'], ['ID' => 7, 'NAME' => 'Счёт']]);
        }
    }
}
