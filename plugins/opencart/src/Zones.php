<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Selection;

/** Where a delivery method of the shop goes: its geo zone, and the towns that buyers choose in the widget. */
final class Zones
{
    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    /** @param array<string, mixed> $address */
    public function holdsAddress(int $geoZoneId, array $address): bool
    {
        return $geoZoneId === 0 || $this->db->row(
            'SELECT 1 AS found FROM `{p}zone_to_geo_zone` WHERE `geo_zone_id` = ? AND `country_id` = ?'
                . ' AND (`zone_id` = ? OR `zone_id` = 0) LIMIT 1',
            [$geoZoneId, (int) ($address['country_id'] ?? 0), (int) ($address['zone_id'] ?? 0)]
        ) !== null;
    }

    /**
     * Whether the shop may deliver to the selection's town by this method. The town of the shop's own address
     * is in its zone already. The region of another town cannot be told in the shop's own words, so such a
     * town must be in a zone of the whole country, and no tax may depend on the region.
     *
     * @param array<string, mixed> $address
     */
    public function holdsTown(int $geoZoneId, array $address, string $addressTownCode, Selection $selection): bool
    {
        if ($selection->town['code'] === $addressTownCode) {
            return true;
        }
        $country = $this->db->row(
            'SELECT `country_id` FROM `{p}country` WHERE `iso_code_2` = ? ORDER BY `status` DESC',
            [$selection->town['country'] ?: (string) ($address['iso_code_2'] ?? '')]
        );
        $countryId = (int) ($country['country_id'] ?? 0);

        return $countryId === (int) ($address['country_id'] ?? 0)
            && $this->holdsAddress($geoZoneId, ['country_id' => $countryId, 'zone_id' => 0])
            && !$this->taxesByRegion($countryId);
    }

    private function taxesByRegion(int $countryId): bool
    {
        return $this->db->row(
            'SELECT 1 AS found FROM `{p}tax_rate` r JOIN `{p}zone_to_geo_zone` z ON z.`geo_zone_id` = r.`geo_zone_id`'
                . ' WHERE z.`country_id` = ? AND z.`zone_id` > 0 LIMIT 1',
            [$countryId]
        ) !== null;
    }
}
