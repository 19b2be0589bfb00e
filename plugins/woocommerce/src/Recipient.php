<?php

declare(strict_types=1);

namespace CourierWoo;

use WC_Order;

/** Who receives, and every other field of the order for the merchant's field map. */
final class Recipient
{
    private const FIELDS = [
        'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country',
        'phone', 'email',
    ];

    private WC_Order $order;

    public function __construct(WC_Order $order)
    {
        $this->order = $order;
    }

    /** @return array<string, array<string, string>> recipient and fields, see the core's `Order` */
    public function toArray(): array
    {
        $billing = $this->address('billing');
        $shipping = $this->address('shipping');
        $hasOwn = $shipping['address_1'] . $shipping['city'] . $shipping['last_name'] !== '';
        $main = $hasOwn ? $shipping : $billing;
        $names = WC()->countries->get_states($main['country']) ?: [];

        return [
            'recipient' => [
                'name' => trim("{$main['first_name']} {$main['last_name']}"),
                'phone' => $shipping['phone'] ?: $billing['phone'],
                'email' => $billing['email'],
                'company' => $main['company'],
                'address' => trim("{$main['address_1']} {$main['address_2']}"),
                'town' => $main['city'],
                'region' => (string) ($names[$main['state']] ?? $main['state']),
                'postcode' => $main['postcode'],
                'country' => $main['country'],
            ],
            'fields' => $this->fields($billing, $shipping),
        ];
    }

    /** @return array<string, string> */
    private function address(string $kind): array
    {
        $address = array_map('strval', (array) $this->order->get_address($kind));

        return $address + array_fill_keys(self::FIELDS, '');
    }

    /**
     * @param array<string, string> $billing
     * @param array<string, string> $shipping
     * @return array<string, string>
     */
    private function fields(array $billing, array $shipping): array
    {
        $fields = [];
        foreach (['billing' => $billing, 'shipping' => $shipping] as $kind => $address) {
            foreach ($address as $name => $value) {
                $fields["{$kind}_{$name}"] = $value;
            }
        }
        foreach ($this->order->get_meta_data() as $meta) {
            $data = $meta->get_data();
            if (is_scalar($data['value']) && strpos((string) $data['key'], Brand::PREFIX) === false) {
                $fields[(string) $data['key']] = (string) $data['value'];
            }
        }

        return $fields;
    }
}
