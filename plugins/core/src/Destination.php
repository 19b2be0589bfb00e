<?php

declare(strict_types=1);

namespace CourierCore;

/** Where an order goes and how: the buyer's selection, or what the merchant chose in the order block. */
final class Destination
{
    /** `door`, `pickup_point` or `locker`. */
    public string $method;
    /** The courier's code of the speed; '': the first one offered. */
    public string $serviceLevel;
    /** @var array<string, mixed> as the gateway gives towns: code, name, regionCode, regionName, country … */
    public array $town;
    /** @var array<string, string>|null street, house, flat … ; only with `door` */
    public ?array $address;
    /** @var array{code: string, name: string, address: string}|null only with the other two */
    public ?array $point;
    /** @var array<string, string>|null date, from, to */
    public ?array $window;
    public int $parcelCount;

    /** @param array<string, mixed> $destination what `toArray()` gave */
    public function __construct(array $destination)
    {
        $this->method = (string) $destination['method'];
        $this->serviceLevel = (string) ($destination['serviceLevel'] ?? '');
        $this->town = $destination['town'];
        $this->address = $destination['address'] ?? null;
        $this->point = $destination['point'] ?? null;
        $this->window = $destination['window'] ?? null;
        $this->parcelCount = max(1, (int) ($destination['parcelCount'] ?? 1));
    }

    public static function ofSelection(Selection $selection): self
    {
        return new self([
            'method' => $selection->method,
            'serviceLevel' => $selection->serviceLevel,
            'town' => array_filter([
                'code' => $selection->town['code'],
                'name' => $selection->town['name'],
                'postcode' => $selection->town['postcode'],
            ]) + [
                'regionCode' => $selection->town['region'],
                'regionName' => '',
                'country' => $selection->town['country'],
            ],
            'address' => $selection->address,
            'point' => $selection->point,
            'window' => $selection->window === null ? null : array_filter($selection->window),
        ]);
    }

    public function isDoor(): bool
    {
        return $this->method === 'door';
    }

    /** `Казань город, ПВЗ «На Ленина», ул. Ленина, 21`: for people. */
    public function toLine(): string
    {
        $parts = [$this->town['name'] ?? ''];
        if ($this->point !== null) {
            $parts[] = $this->point['name'];
            $parts[] = $this->point['address'];
        }
        foreach (['street' => '', 'house' => 'д. ', 'flat' => 'кв. '] as $part => $label) {
            $value = (string) ($this->address[$part] ?? '');
            $parts[] = $value === '' ? '' : $label . $value;
        }

        return implode(', ', array_filter($parts));
    }

    /** @return array<string, mixed> what the shop keeps */
    public function toArray(): array
    {
        return [
            'method' => $this->method,
            'serviceLevel' => $this->serviceLevel,
            'town' => $this->town,
            'address' => $this->address,
            'point' => $this->point,
            'window' => $this->window,
            'parcelCount' => $this->parcelCount,
        ];
    }
}
