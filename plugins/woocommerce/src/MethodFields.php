<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\SettingsSchema;

/** The form of a method in a zone: WooCommerce's own two fields, then the core's for a method. */
final class MethodFields
{
    private string $title;

    public function __construct(string $title)
    {
        $this->title = $title;
    }

    /** @return array<string, array<string, mixed>> */
    public function toArray(): array
    {
        $words = Plugin::get()->words();
        $fields = [
            'title' => [
                'title' => $words->say('field.title'),
                'type' => 'text',
                'default' => $this->title,
            ],
            'tax_status' => [
                'title' => $words->say('field.tax'),
                'type' => 'select',
                'default' => 'taxable',
                'options' => [
                    'taxable' => $words->say('field.tax.taxable'),
                    'none' => $words->say('field.tax.none'),
                ],
            ],
        ];
        foreach (array_keys(SettingsSchema::load()->fields('method')) as $key) {
            // Empty: the shop's own value holds.
            $fields[$key] = ['type' => 'courier', 'default' => ''];
        }

        return $fields;
    }
}
