<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** The stores of a multistore shop. A store without a connection of its own is served by the first one's. */
final class Stores
{
    private Plugin $plugin;
    /** @var array<int, array{name: string, url: string}>|null */
    private ?array $stores = null;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<int, array{name: string, url: string}> by id; 0 is the shop itself */
    public function all(): array
    {
        if ($this->stores === null) {
            $this->stores = [0 => [
                'name' => (string) $this->plugin->config('config_name'),
                'url' => $this->plugin->firstUrl(),
            ]];
            foreach ($this->plugin->db->rows('SELECT * FROM `{p}store` ORDER BY `store_id`') as $row) {
                $isSecure = !empty($row['ssl']) && $this->plugin->config('config_secure');
                $this->stores[(int) $row['store_id']] = [
                    'name' => (string) $row['name'],
                    'url' => rtrim((string) ($isSecure ? $row['ssl'] : $row['url']), '/'),
                ];
            }
        }

        return $this->stores;
    }

    /** The store whose connection and settings hold for `$storeId`. */
    public function serving(int $storeId): int
    {
        return $storeId > 0 && isset($this->all()[$storeId]) && $this->isOwn($storeId) ? $storeId : 0;
    }

    public function isOwn(int $storeId): bool
    {
        return (bool) ($this->plugin->memory($storeId)->read('own')['isOwn'] ?? false);
    }

    public function setOwn(int $storeId, bool $isOwn): void
    {
        $this->plugin->memory($storeId)->write('own', ['isOwn' => $isOwn]);
    }

    /** @return int[] stores with a connection of their own, the first one included */
    public function owners(): array
    {
        return array_values(array_filter(
            array_keys($this->all()),
            fn (int $storeId): bool => $storeId === 0 || $this->isOwn($storeId)
        ));
    }

    /** @return string[] origins under which buyers meet the stores that `$owner` serves */
    public function origins(int $owner): array
    {
        $origins = [];
        foreach ($this->all() as $storeId => $store) {
            if ($this->serving($storeId) !== $owner) {
                continue;
            }
            $parts = parse_url($store['url']) ?: [];
            $port = isset($parts['port']) ? ":{$parts['port']}" : '';
            $bare = (string) preg_replace('/^www\./i', '', (string) ($parts['host'] ?? ''));
            // OpenCart itself takes a store's address with and without www, and with either scheme.
            foreach (self::isName($bare) ? [$bare, "www.{$bare}"] : [$bare] as $host) {
                foreach (['https', 'http'] as $scheme) {
                    $origins[] = "{$scheme}://{$host}{$port}";
                }
            }
        }

        return array_values(array_unique($origins));
    }

    private static function isName(string $host): bool
    {
        return strpos($host, '.') !== false && filter_var($host, FILTER_VALIDATE_IP) === false;
    }
}
