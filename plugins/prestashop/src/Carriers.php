<?php

declare(strict_types=1);

namespace CourierPresta;

use Carrier;
use CourierPresta\Core\Texts;
use Group;
use Language;
use RangePrice;
use RangeWeight;
use Zone;

/**
 * Our two rows among the shop's carriers. PrestaShop copies a carrier under a new id whenever the merchant
 * edits it; what stays is its reference.
 */
final class Carriers
{
    /** Method by the entry's key. */
    public const METHODS = ['door' => 'door', 'pickup' => 'pickup_point'];

    private Plugin $plugin;
    /** @var array<int, string> key by carrier */
    private array $keys = [];

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** Makes what is missing; what the merchant made of the others stays. */
    public function ensure(): void
    {
        $kept = $this->references();
        foreach (array_keys(self::METHODS) as $key) {
            if (!isset($kept[$key]) || $this->current($key) === null) {
                $kept[$key] = $this->create($key);
            }
        }
        $this->plugin->memory(0)->write('carriers', $kept);
    }

    /** Orders keep pointing at them: carriers are put away, never erased. */
    public function putAway(): void
    {
        foreach (array_keys(self::METHODS) as $key) {
            $row = $this->current($key);
            if ($row !== null) {
                $carrier = new Carrier((int) $row['id_carrier']);
                $carrier->deleted = true;
                $carrier->update();
            }
        }
    }

    /** Key of the entry behind a carrier's id of any age, or ''. */
    public function keyOf(int $carrierId): string
    {
        if (!isset($this->keys[$carrierId])) {
            $row = $this->plugin->db->row('SELECT `id_reference` FROM `{p}carrier` WHERE `id_carrier` = ?', [$carrierId]);
            $key = $row === null ? false : array_search((int) $row['id_reference'], $this->references(), true);
            $this->keys[$carrierId] = $key === false ? '' : (string) $key;
        }

        return $this->keys[$carrierId];
    }

    /** @return array<string, mixed>|null the row in use: id_carrier, name, active */
    public function current(string $key): ?array
    {
        return $this->plugin->db->row(
            'SELECT `id_carrier`, `name`, `active` FROM `{p}carrier`'
                . ' WHERE `id_reference` = ? AND `deleted` = 0 ORDER BY `id_carrier` DESC LIMIT 1',
            [$this->references()[$key] ?? 0]
        );
    }

    /**
     * Why buyers would not see a carrier: PrestaShop hides it without a word.
     *
     * @return array<string, string> word by key: `gone`, `off`, `zone`, `group` or `range`; only what is amiss
     */
    public function faults(): array
    {
        $faults = [];
        foreach (array_keys(self::METHODS) as $key) {
            $row = $this->current($key);
            if ($row === null) {
                $faults[$key] = 'gone';
            } elseif (!$row['active']) {
                $faults[$key] = 'off';
            } else {
                foreach (['zone' => 'carrier_zone', 'group' => 'carrier_group', 'range' => 'delivery'] as $word => $table) {
                    $sql = "SELECT 1 AS `found` FROM `{p}{$table}` WHERE `id_carrier` = ? LIMIT 1";
                    if ($this->plugin->db->row($sql, [(int) $row['id_carrier']]) === null) {
                        $faults[$key] = $word;
                        break;
                    }
                }
            }
        }

        return $faults;
    }

    /** @return int the new carrier's reference */
    private function create(string $key): int
    {
        $carrier = new Carrier();
        $carrier->name = $this->plugin->words()->say("method.{$key}");
        foreach (Language::getLanguages(false) as $language) {
            $words = Texts::load((string) $language['iso_code'], dirname(__DIR__) . '/texts');
            $carrier->delay[(int) $language['id_lang']] = $words->say("delay.{$key}");
        }
        $carrier->active = true;
        $carrier->is_module = true;
        $carrier->shipping_external = true;
        $carrier->need_range = true;
        $carrier->external_module_name = Brand::MODULE;
        // The price is whole; what the shop adds for handling is a setting of ours.
        $carrier->shipping_handling = false;
        $carrier->range_behavior = 0;
        $carrier->add();
        $this->complete($carrier);
        $row = $this->plugin->db->row('SELECT `id_reference` FROM `{p}carrier` WHERE `id_carrier` = ?', [(int) $carrier->id]);

        return (int) (($row['id_reference'] ?? 0) ?: $carrier->id);
    }

    private function complete(Carrier $carrier): void
    {
        $carrier->setGroups(array_map('intval', array_column(Group::getGroups($this->languageId()), 'id_group')));
        foreach ([new RangePrice(), new RangeWeight()] as $range) {
            $range->id_carrier = (int) $carrier->id;
            $range->delimiter1 = '0';
            $range->delimiter2 = '1000000';
            $range->add();
        }
        // After the ranges: a zone gets its rows of prices from those that are there.
        foreach (Zone::getZones(true) as $zone) {
            $carrier->addZone((int) $zone['id_zone']);
        }
    }

    private function languageId(): int
    {
        return (int) $this->plugin->config('PS_LANG_DEFAULT');
    }

    /** @return array<string, int> */
    private function references(): array
    {
        return array_map('intval', (array) $this->plugin->memory(0)->read('carriers'));
    }
}
