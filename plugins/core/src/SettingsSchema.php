<?php

declare(strict_types=1);

namespace CourierCore;

use LogicException;

/**
 * Every setting there is, from `settings.json`: the one list from which each platform draws its form.
 *
 * `scope`: `shop`, `method` (only in a delivery method entry) or `both` (the shop's value is each entry's
 * default). `source` names a list that the platform or the gateway fills the field from. `stored: false`
 * is used once and never kept: the courier's password.
 */
final class SettingsSchema
{
    /** @var array<string, array<string, mixed>> */
    private array $fields = [];

    /** @param array<int, array<string, mixed>> $fields */
    public function __construct(array $fields)
    {
        foreach ($fields as $field) {
            $this->fields[$field['key']] = $field;
        }
    }

    /**
     * @param array<int, array<string, mixed>> $more fields that only this platform has: of the shop and no
     *     secret, unless they say otherwise; their words are the plugin's own `setting.<key>`
     */
    public static function load(array $more = []): self
    {
        $json = (string) file_get_contents(dirname(__DIR__) . '/settings.json');
        $own = array_map(static fn (array $field): array => $field + [
            'label' => "setting.{$field['key']}",
            'help' => "setting.{$field['key']}.help",
            'secret' => false,
            'scope' => 'shop',
        ], $more);

        return new self(array_merge(json_decode($json, true), $own));
    }

    /**
     * @param string $scope `shop` or `method`
     * @return array<string, array<string, mixed>> the form's fields by key, in order
     */
    public function fields(string $scope): array
    {
        return array_filter(
            $this->fields,
            static fn (array $field): bool => in_array($field['scope'], [$scope, 'both'], true)
        );
    }

    /** @return array<string, mixed> */
    public function field(string $key): array
    {
        if (!isset($this->fields[$key])) {
            throw new LogicException("there is no setting {$key}");
        }

        return $this->fields[$key];
    }
}
