<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Main\Config\Option;
use CourierBitrix\Core\GatewayFailure;

/** The shop's own location, from which it sends unless the merchant says otherwise. */
final class ShopTown
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * For the settings form while it names no town: the courier's town of the same name, where there is just one.
     *
     * @param array<string, mixed> $values of the form
     * @return array{senderTown?: array{code: string, name: string}}
     */
    public function first(array $values): array
    {
        $code = (string) Option::get('sale', 'location', '');
        if (!empty($values['senderTown']) || $code === '' || $this->plugin->delivery()->publishableKey() === '') {
            return [];
        }
        $path = (new CartReader($this->plugin))->path($code);
        $name = mb_strtolower($path['CITY'] ?? $path['VILLAGE'] ?? '', 'UTF-8');
        try {
            $towns = $name === '' ? [] : $this->plugin->delivery()->connection()->towns($name);
        } catch (GatewayFailure $failure) {
            return [];
        }
        $same = array_values(array_filter($towns, static fn (array $town): bool
            => in_array($name, [mb_strtolower((string) ($town['shortName'] ?? ''), 'UTF-8'), mb_strtolower((string) $town['name'], 'UTF-8')], true)));

        return count($same) === 1 ? ['senderTown' => ['code' => (string) $same[0]['code'], 'name' => (string) $same[0]['name']]] : [];
    }
}
