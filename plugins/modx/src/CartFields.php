<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Place;

/** Where an open cart goes, and what its page has posted. */
abstract class CartFields
{
    protected Plugin $plugin;

    public function place(): Place
    {
        $address = $this->address();

        return new Place([
            'name' => (string) ($address['city'] ?? ''),
            'region' => (string) ($address['region'] ?? ''),
            'postcode' => (string) ($address['index'] ?? ''),
        ]);
    }

    /** The town that the order's own fields name, for comparing. */
    public function town(): string
    {
        $place = $this->place();

        return mb_strtolower("{$place->name} {$place->region}", 'UTF-8');
    }

    /** What the page posted for a method. */
    public function token(string $key): string
    {
        return $this->plugin->session->posted($key);
    }

    /** The order field that the page posts a method's selection in. */
    public static function field(string $key): string
    {
        return Brand::PREFIX . "_{$key}";
    }

    public static function grams(float $weight, string $unit): int
    {
        return (int) round($weight * ($unit === 'g' ? 1 : 1000));
    }

    /** @return array<string, mixed> with `city`, `region` and `index` */
    abstract protected function address(): array;
}
