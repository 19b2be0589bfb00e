<?php

// Orders, tokens and answers of the gateway that are good as they are; a test changes what it is about.

declare(strict_types=1);

use CourierCore\Line;
use CourierCore\Selection;
use CourierCore\Settings;
use CourierCore\SettingsSchema;

/** A shop's settings as its table keeps them. @param array<string, mixed> $stored */
function someSettings(array $stored): Settings
{
    return new Settings(SettingsSchema::load(), $stored);
}

/** @param array<string, mixed> $changes */
function aLine(array $changes = []): Line
{
    return new Line($changes + [
        'id' => 'l1',
        'name' => 'Lamp',
        'sku' => 'LMP-1',
        'quantity' => 1,
        'total' => 125000,
        'vatRate' => 20,
        'weightGrams' => 1250,
    ]);
}

/** @param array<string, mixed> $changes @return array<string, mixed> */
function anOrder(array $changes = []): array
{
    return $changes + [
        'reference' => '1001',
        'methodKey' => 'pickup',
        'status' => 'processing',
        'currency' => 'RUB',
        'total' => 154900,
        'deliveryFee' => 29900,
        'paymentMethod' => 'cod',
        'lines' => [aLine()],
        'recipient' => [
            'name' => 'Anna',
            'phone' => '+7 900 000-00-00',
            'town' => 'Казань',
            'address' => 'ул. Ленина, 7',
        ],
        'selection' => Selection::fromClaims(someClaims()),
    ];
}

/** @param array<string, mixed> $changes @return array<string, mixed> */
function someClaims(array $changes = []): array
{
    return $changes + [
        'installation' => 'ins_3fk9',
        'method' => 'pickup_point',
        'serviceLevel' => '1',
        'ruleSet' => 'pickup@4',
        'price' => ['amount' => 29900, 'currency' => 'RUB'],
        'fingerprint' => str_repeat('0', 32),
        'town' => ['code' => '1605', 'name' => 'Казань город', 'region' => '16', 'country' => 'RU'],
        'point' => ['code' => '4417', 'name' => 'ПВЗ «На Ленина»', 'address' => 'ул. Ленина, 21'],
        'transitDays' => ['min' => 2, 'max' => 3],
        'issuedAt' => 1790000000,
        'expiresAt' => 1790007200,
    ];
}

/** Claims of a choice of the point in the answer's town. @return array<string, mixed> */
function pointClaims(string $ruleSet, int $price): array
{
    return someClaims(['ruleSet' => $ruleSet, 'price' => ['amount' => $price, 'currency' => 'RUB']]);
}

/** Claims of a choice of the door. @return array<string, mixed> */
function doorClaims(string $ruleSet, int $price): array
{
    $door = ['method' => 'door', 'address' => ['street' => 'Ленина', 'house' => '7'], 'point' => null];

    return $door + pointClaims($ruleSet, $price);
}

/** A token as the gateway signs it. @param array<string, mixed> $claims */
function signed(array $claims): string
{
    $base64url = static fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $head = 'v1.k7q2.' . $base64url((string) json_encode($claims));
    $key = hash_hkdf('sha256', SK, 32, 'selection');

    return $head . '.' . $base64url(hash_hmac('sha256', $head, $key, true));
}

/** A quote of the gateway's answer. @return array<string, mixed> */
function aQuote(string $method, string $level, int $amount): array
{
    return [
        'id' => "{$method}:{$level}",
        'method' => $method,
        'serviceLevel' => $level,
        'name' => 'Эконом',
        'price' => ['amount' => $amount, 'currency' => 'RUB'],
        'transitDays' => ['min' => 2, 'max' => 3],
    ];
}

/**
 * The gateway's `QuoteAnswer`.
 *
 * @param array<int, array<string, mixed>> $quotes
 * @param array<int, array<string, mixed>> $refusals
 * @return array<string, mixed>
 */
function quoteAnswer(array $quotes, array $refusals = []): array
{
    return [
        'town' => ['code' => '1605', 'name' => 'Казань город', 'regionCode' => '16', 'regionName' => '', 'country' => 'RU'],
        'fingerprint' => '',
        'quotes' => $quotes,
        'refusals' => $refusals,
        'seal' => 'sealed',
    ];
}

/** The gateway's answer with a price to the door and one to a point. @return array<string, mixed> */
function bothQuotes(int $door, int $pickup): array
{
    return quoteAnswer([aQuote('door', '1', $door), aQuote('pickup_point', '1', $pickup)]);
}

/** The gateway's `ShipmentAnswer`. @param array<string, mixed> $changes @return array<string, mixed> */
function aShipment(array $changes = []): array
{
    return $changes + [
        'shipmentId' => 'shp_9',
        'reference' => '1001',
        'attempt' => 1,
        'state' => 'sent',
        'pending' => null,
        'courierReference' => 'SHOP-1001',
        'waybill' => null,
        'barcode' => '2000000012345',
        'orderSum' => ['amount' => 154900, 'currency' => 'RUB'],
        'reason' => null,
        'found' => null,
        'events' => [],
        'timeline' => [],
        'nextTryAt' => null,
        'createdAt' => '2026-09-21T13:00:00.000Z',
        'updatedAt' => '2026-09-21T13:00:00.000Z',
    ];
}

/** The gateway's `TrackingEvent`. @param array<string, mixed> $changes @return array<string, mixed> */
function aTracking(array $changes = []): array
{
    return $changes + [
        'status' => 'in_transit',
        'at' => '2026-09-22T10:00:00.000Z',
        'provisional' => false,
        'courierStatus' => 'DEPARTURE',
        'title' => 'Отправлено',
        'place' => null,
    ];
}

/** The gateway's `ShopEvent`. @param array<string, mixed> $changes @return array<string, mixed> */
function anEvent(array $changes = []): array
{
    return $changes + [
        'event' => 'evt_1',
        'installation' => 'ins_3fk9',
        'shipment' => 'shp_9',
        'reference' => '1001',
        'attempt' => 1,
        'number' => 1,
        'kind' => 'tracking',
        'state' => 'sent',
        'courierReference' => 'SHOP-1001',
        'waybill' => null,
        'barcode' => null,
        'tracking' => aTracking(),
        'reason' => null,
        'at' => '2026-09-22T10:00:01.000Z',
    ];
}
