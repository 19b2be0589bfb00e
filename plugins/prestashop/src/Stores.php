<?php

declare(strict_types=1);

namespace CourierPresta;

use Configuration;

/** The shops of a multistore. One without a connection of its own is served by the default one's. */
final class Stores
{
    private Plugin $plugin;
    /** @var array<int, array{name: string, url: string}>|null */
    private ?array $stores = null;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function first(): int
    {
        return (int) (Configuration::get('PS_SHOP_DEFAULT') ?: 1);
    }

    /** @return array<int, array{name: string, url: string}> by id */
    public function all(): array
    {
        if ($this->stores === null) {
            $rows = $this->plugin->db->rows(
                'SELECT s.`id_shop`, s.`name`, u.`domain`, u.`domain_ssl`, u.`physical_uri`, u.`virtual_uri`'
                    . ' FROM `{p}shop` s JOIN `{p}shop_url` u ON u.`id_shop` = s.`id_shop` AND u.`main` = 1'
                    . ' WHERE s.`active` = 1 AND s.`deleted` = 0 ORDER BY s.`id_shop`'
            );
            $isSecure = (bool) $this->plugin->config('PS_SSL_ENABLED');
            $this->stores = [];
            foreach ($rows as $row) {
                $host = $isSecure ? "https://{$row['domain_ssl']}" : "http://{$row['domain']}";
                $this->stores[(int) $row['id_shop']] = [
                    'name' => (string) $row['name'],
                    'url' => rtrim($host . $row['physical_uri'] . $row['virtual_uri'], '/'),
                ];
            }
        }

        return $this->stores;
    }

    /** The shop whose connection and settings hold for `$storeId`. */
    public function serving(int $storeId): int
    {
        return isset($this->all()[$storeId]) && $this->isOwn($storeId) ? $storeId : $this->first();
    }

    public function isOwn(int $storeId): bool
    {
        return (bool) ($this->plugin->memory($storeId)->read('own')['isOwn'] ?? false);
    }

    public function setOwn(int $storeId, bool $isOwn): void
    {
        $this->plugin->memory($storeId)->write('own', ['isOwn' => $isOwn]);
    }

    /** @return int[] shops with a connection of their own, the first one included */
    public function owners(): array
    {
        return array_values(array_filter(
            array_keys($this->all()),
            fn (int $storeId): bool => $storeId === $this->first() || $this->isOwn($storeId)
        ));
    }

    /** @return string[] origins under which buyers meet the shops that `$owner` serves */
    public function origins(int $owner): array
    {
        $rows = $this->plugin->db->rows('SELECT `id_shop`, `domain`, `domain_ssl` FROM `{p}shop_url` WHERE `active` = 1');
        $origins = [];
        foreach ($rows as $row) {
            if ($this->serving((int) $row['id_shop']) === $owner) {
                $origins[] = "https://{$row['domain_ssl']}";
                $origins[] = "http://{$row['domain']}";
            }
        }

        return array_values(array_unique($origins));
    }
}
