<?php

// Orders of Bitrix's `sale`, as far as the module meets them. Marks as in platform.php.

declare(strict_types=1);

namespace Bitrix\Sale {
    use Bitrix\Main\DB\Connection;
    use Bitrix\Main\EventManager;
    use Bitrix\Main\EventResult;

    final class Order extends Fields
    {
        public BasketBase $basket;
        public Items $shipments;
        public Items $payments;
        public PropertyValueCollection $properties;
        private string $statusBefore = '';

        /** @param array<string, mixed> $content fields, basket, shipments, payments, properties */
        public static function of(array $content): self
        {
            $order = new self($content['fields']);
            $order->statusBefore = (string) ($content['fields']['STATUS_ID'] ?? '');
            $order->basket = new BasketBase();
            $order->basket->items = array_map(static fn (array $row): BasketItem => new BasketItem($row), $content['basket']);
            $order->shipments = new Items();
            $order->shipments->order = $order;
            foreach ($content['shipments'] as $row) {
                $shipment = new Shipment($row);
                $shipment->collection = $order->shipments;
                $order->shipments->items[] = $shipment;
            }
            $order->payments = new Items();
            $order->payments->items = array_map(static fn (array $row): Payment => new Payment($row), $content['payments']);
            $order->properties = new PropertyValueCollection();
            $order->properties->items = array_map(static fn (array $row): PropertyValue => new PropertyValue($row), $content['properties']);

            return $order;
        }

        public static function load(int $id): ?self
        {
            $rows = Connection::the()->query("SELECT CONTENT FROM fake_order WHERE ID = {$id}")->fetchAll();

            return $rows === [] ? null : self::of(json_decode($rows[0]['CONTENT'], true));
        }

        public static function loadByAccountNumber(string $number): ?self
        {
            return self::load((int) $number);
        }

        public function getId(): int
        {
            return (int) ($this->fields['ID'] ?? 0);
        }

        public function isNew(): bool
        {
            return $this->getId() === 0;
        }

        public function getPrice(): float
        {
            $goods = array_sum(array_map(static fn (BasketItem $item): float => $item->getFinalPrice(), $this->basket->items));

            return (float) $goods + $this->getDeliveryPrice();
        }

        public function getDeliveryPrice(): float
        {
            return (float) array_sum(array_map(static fn (Shipment $s): float => $s->isSystem() ? 0.0 : $s->getPrice(), $this->shipments->items));
        }

        public function getCurrency(): string
        {
            return $this->fields['CURRENCY'];
        }

        public function isCanceled(): bool
        {
            return ($this->fields['CANCELED'] ?? 'N') === 'Y';
        }

        public function isPaid(): bool
        {
            return ($this->fields['PAYED'] ?? 'N') === 'Y';
        }

        public function getSumPaid(): float
        {
            return $this->isPaid() ? $this->getPrice() : 0.0;
        }

        public function getBasket(): BasketBase
        {
            return $this->basket;
        }

        public function getShipmentCollection(): Items
        {
            return $this->shipments;
        }

        public function getPaymentCollection(): Items
        {
            return $this->payments;
        }

        public function getPropertyCollection(): PropertyValueCollection
        {
            return $this->properties;
        }

        /** sure: a handler's error stops it; `OnSaleOrderSaved` says whether it is new. @return string[] errors */
        public function save(): array
        {
            $isNew = $this->isNew();
            foreach (EventManager::fire('OnSaleOrderBeforeSaved', ['ENTITY' => $this]) as $answer) {
                if ($answer->type === EventResult::ERROR) {
                    return [$answer->parameters->getMessage()];
                }
            }
            if ($isNew) {
                Connection::the()->pdo->exec("INSERT INTO fake_order (CONTENT) VALUES ('{}')");
                $this->fields['ID'] = (int) Connection::the()->pdo->lastInsertId();
                $this->fields['ACCOUNT_NUMBER'] = (string) $this->fields['ID'];
                foreach ($this->shipments->items as $n => $shipment) {
                    $shipment->fields['ID'] = 10 * $this->fields['ID'] + $n;
                }
            }
            $this->write();
            EventManager::fire('OnSaleOrderSaved', ['ENTITY' => $this, 'IS_NEW' => $isNew]);
            $status = (string) ($this->fields['STATUS_ID'] ?? '');
            // guess: a new order changes to no status
            if (!$isNew && $status !== $this->statusBefore) {
                $before = $this->statusBefore;
                $this->statusBefore = $status;
                EventManager::fire('OnSaleStatusOrderChange', ['ENTITY' => $this, 'VALUE' => $status, 'OLD_VALUE' => $before]);
            }

            return [];
        }

        private function write(): void
        {
            $rows = static fn (Items $items): array => array_map(static fn (Fields $one): array => $one->fields, $items->items);
            $json = json_encode([
                'fields' => $this->fields, 'basket' => $rows($this->basket), 'shipments' => $rows($this->shipments),
                'payments' => $rows($this->payments), 'properties' => $rows($this->properties),
            ], JSON_UNESCAPED_UNICODE);
            Connection::the()->pdo->prepare('UPDATE fake_order SET CONTENT = ? WHERE ID = ?')->execute([$json, $this->getId()]);
        }
    }
}
