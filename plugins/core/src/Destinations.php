<?php

declare(strict_types=1);

namespace CourierCore;

/** Finds where an order goes when that is not fully known: towns, points and speeds are the gateway's. */
final class Destinations
{
    private Context $context;

    public function __construct(Context $context)
    {
        $this->context = $context;
    }

    /**
     * Null: somebody must choose in the order block first.
     *
     * @throws GatewayFailure
     */
    public function of(Order $order): ?Destination
    {
        $known = $order->destination();
        if ($known !== null && $known->serviceLevel !== '') {
            return $known;
        }
        $entry = $this->entryFor($order, $known === null ? '' : $known->method);
        if ($entry === null || ($known === null && !$entry->isDoor())) {
            return null;
        }

        return $known === null ? $this->fromShopAddress($order, $entry) : $this->withSpeed($order, $entry, $known);
    }

    /**
     * What the merchant chose in the order block, completed with the courier's own town and point.
     *
     * @param array<string, mixed> $choice method, serviceLevel, townCode, pointCode | address, window, parcelCount
     * @throws GatewayFailure
     */
    public function ofChoice(Order $order, array $choice): ?Destination
    {
        $method = (string) ($choice['method'] ?? '');
        $entry = $this->entryFor($order, $method);
        $client = $this->context->client($entry === null ? '' : $entry->account, GatewayClient::JOB_MS);
        $isDoor = $method === 'door';
        $found = $isDoor ? [] : $client->point((string) ($choice['pointCode'] ?? ''));
        // A point says itself where it stands.
        $town = $client->towns(['code' => (string) ($choice['townCode'] ?? $found['townCode'] ?? '')])[0] ?? null;
        $address = array_filter(array_map('strval', (array) ($choice['address'] ?? [])));
        if ($town === null || ($isDoor && ($address['street'] ?? '') === '')) {
            return null;
        }
        $point = null;
        if (!$isDoor) {
            $point = ['code' => $found['code'], 'name' => $found['name'], 'address' => $found['address']];
            $method = empty($found['isLocker']) ? 'pickup_point' : 'locker';
        }

        return new Destination([
            'method' => $method,
            'serviceLevel' => (string) ($choice['serviceLevel'] ?? ''),
            'town' => $town,
            'address' => $isDoor ? $address : null,
            'point' => $point,
            'window' => array_filter(array_map('strval', (array) ($choice['window'] ?? []))) ?: null,
            'parcelCount' => (int) ($choice['parcelCount'] ?? 1),
        ]);
    }

    /** Name of the account that carries the order. */
    public function accountOf(Order $order): string
    {
        $entry = $this->context->findMethod($order->methodKey);

        return $entry === null ? '' : $entry->account;
    }

    private function entryFor(Order $order, string $method): ?MethodEntry
    {
        $own = $this->context->findMethod($order->methodKey);
        $kind = $method === 'locker' ? 'pickup_point' : $method;
        if ($own !== null && ($kind === '' || $own->method === $kind)) {
            return $own;
        }
        foreach ($this->context->shop->methods() as $entry) {
            if ($entry->method === $kind && $entry->account === $this->accountOf($order)) {
                return $entry;
            }
        }

        return null;
    }

    private function fromShopAddress(Order $order, MethodEntry $entry): ?Destination
    {
        $settings = $this->context->settingsOf($order);
        $read = static fn (string $field): string => $order->recipient($field, $settings);
        $place = new Place([
            'name' => $read('town'),
            'region' => $read('region'),
            'postcode' => $read('postcode'),
            'country' => $read('country'),
        ]);
        if (!$place->isKnown() || $read('address') === '') {
            return null;
        }
        $answer = $this->quote($order, $entry, $place);

        return new Destination([
            'method' => 'door',
            'serviceLevel' => $this->firstLevel($answer, 'door'),
            'town' => $answer['town'],
            'address' => array_filter(['street' => $read('address'), 'postcode' => $read('postcode')]),
        ]);
    }

    private function withSpeed(Order $order, MethodEntry $entry, Destination $known): Destination
    {
        $answer = $this->quote($order, $entry, new Place(['townCode' => (string) $known->town['code']]));

        return new Destination(['serviceLevel' => $this->firstLevel($answer, $entry->method)] + $known->toArray());
    }

    /** @return array<string, mixed> */
    private function quote(Order $order, MethodEntry $entry, Place $place): array
    {
        $settings = $this->context->shop->settings();
        $goods = new Goods($order->lines, $settings);
        $cart = $goods->toCart($order->currency, Payment::ofOrder($order, $settings));

        return $this->context->client($entry->account, GatewayClient::JOB_MS)->quote([
            'place' => $place->toArray(),
            'cart' => $cart->toArray(),
            'methods' => [['method' => $entry->method, 'ruleSet' => $entry->ruleSetName()]],
        ]);
    }

    /** @param array<string, mixed> $answer */
    private function firstLevel(array $answer, string $method): string
    {
        foreach ($answer['quotes'] ?? [] as $quote) {
            if ($quote['method'] === $method) {
                return (string) $quote['serviceLevel'];
            }
        }

        throw new GatewayFailure(422, ['code' => 'out_of_coverage', 'message' => "no rate for {$method} to this town"]);
    }
}
