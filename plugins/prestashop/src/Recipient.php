<?php

declare(strict_types=1);

namespace CourierPresta;

/** Who receives, and every other field of the order and its address for the merchant's field map. */
final class Recipient
{
    /** Columns that can stand for a field of the recipient. */
    public const FIELDS = [
        'firstname', 'lastname', 'company', 'address1', 'address2', 'postcode', 'city', 'other', 'phone',
        'phone_mobile', 'vat_number', 'dni', 'alias', 'email', 'gift_message',
    ];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<string, mixed> $order PrestaShop's row
     * @return array<string, mixed> recipient and fields
     */
    public function toArray(array $order): array
    {
        $reader = new CartReader($this->plugin);
        $address = $reader->address((int) $order['id_address_delivery']);
        $place = $reader->place($address);
        $customer = $this->plugin->db->row(
            'SELECT `email` FROM `{p}customer` WHERE `id_customer` = ?',
            [(int) $order['id_customer']]
        );
        $text = static fn (string $column): string => trim((string) ($address[$column] ?? ''));
        $fields = ['email' => (string) ($customer['email'] ?? ''), 'gift_message' => (string) ($order['gift_message'] ?? '')];
        foreach (self::FIELDS as $field) {
            $fields[$field] = $fields[$field] ?? $text($field);
        }

        return [
            'recipient' => [
                'name' => trim("{$text('firstname')} {$text('lastname')}"),
                'phone' => $text('phone_mobile') ?: $text('phone'),
                'email' => $fields['email'],
                'company' => $text('company'),
                'address' => trim("{$text('address1')} {$text('address2')}"),
                'town' => $text('city'),
                'region' => $place->region,
                'postcode' => $text('postcode'),
                'country' => $place->country,
            ],
            'fields' => $fields,
        ];
    }
}
