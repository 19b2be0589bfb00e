<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** Who receives, and every other field of the order for the merchant's field map. */
final class Recipient
{
    private const CUSTOM = ['custom_field', 'shipping_custom_field', 'payment_custom_field'];

    private Plugin $plugin;
    /** @var array<string, mixed> */
    private array $row;

    /** @param array<string, mixed> $row of OpenCart's order table */
    public function __construct(Plugin $plugin, array $row)
    {
        $this->plugin = $plugin;
        $this->row = $row;
    }

    /** @return array<string, mixed> recipient and fields */
    public function toArray(): array
    {
        $country = $this->plugin->db->row(
            'SELECT `iso_code_2` FROM `{p}country` WHERE `country_id` = ?',
            [(int) ($this->row['shipping_country_id'] ?: $this->row['payment_country_id'])]
        );

        return [
            'recipient' => [
                'name' => trim($this->either('firstname') . ' ' . $this->either('lastname')),
                'phone' => $this->text('telephone'),
                'email' => $this->text('email'),
                'company' => $this->text('shipping_company'),
                'address' => trim($this->text('shipping_address_1') . ' ' . $this->text('shipping_address_2')),
                'town' => $this->text('shipping_city'),
                'region' => $this->region(),
                'postcode' => $this->text('shipping_postcode'),
                'country' => (string) ($country['iso_code_2'] ?? ''),
            ],
            'fields' => $this->fields(),
        ];
    }

    private function either(string $field): string
    {
        return $this->text("shipping_{$field}") ?: $this->text($field);
    }

    private function region(): string
    {
        $zone = $this->text('shipping_zone');

        return preg_match('/\p{Cyrillic}/u', $zone . $this->text('shipping_city')) === 1
            && preg_match('/\p{Cyrillic}/u', $zone) !== 1 ? '' : $zone;
    }

    /** @return array<string, string> columns by name, custom fields as `custom_field:<id>` */
    private function fields(): array
    {
        $fields = [];
        foreach ($this->row as $name => $value) {
            if (is_scalar($value) && !in_array($name, self::CUSTOM, true)) {
                $fields[$name] = $this->text($name);
            }
        }
        foreach (self::CUSTOM as $column) {
            foreach ((array) json_decode((string) ($this->row[$column] ?? ''), true) as $id => $value) {
                if (is_scalar($value) && (string) $value !== '') {
                    $fields["custom_field:{$id}"] = html_entity_decode((string) $value, ENT_QUOTES, 'UTF-8');
                }
            }
        }

        return $fields;
    }

    private function text(string $column): string
    {
        return trim(html_entity_decode((string) ($this->row[$column] ?? ''), ENT_QUOTES, 'UTF-8'));
    }
}
