<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Internals\OrderPropsTable;
use Bitrix\Sale\Location\LocationTable;

/**
 * Moves the shop's own location to the town that was chosen in the widget: restrictions by location, taxes and the
 * order's form look at the former. A town that the shop's list does not name just once moves nothing.
 */
final class ChosenTown
{
    private const MOVED = 'moved';
    /** What the courier writes around a name: «Казань город», «пос. Знаменка». */
    private const KINDS = '/^(?:г|гор|пос|п|пгт|рп|с|д|дер|ст|х|аул)\.?\s+|\s+(?:город|г|посёлок|поселок|пгт|рп|село|деревня|станица|хутор|аул)\.?$/u';

    private Plugin $plugin;
    private SessionMemory $memory;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->memory = new SessionMemory();
    }

    /**
     * @param array<string, mixed> $userResult what the checkout has read of the form
     * @return array<string, mixed> the same with the location moved
     */
    public function follow(array $userResult): array
    {
        $property = $this->property((int) ($userResult['PERSON_TYPE_ID'] ?? 0));
        if ($property === 0) {
            return $userResult;
        }
        $posted = (string) ($userResult['ORDER_PROP'][$property] ?? '');
        $kept = $this->memory->read();
        // A selection that comes only with the order is not taken either.
        $chosen = Checkout::isShoppers() ? '' : $this->chosen();
        if ($chosen !== '' && $chosen !== $posted) {
            $kept[self::MOVED] = ['from' => $posted, 'to' => $chosen, 'field' => "ORDER_PROP_{$property}"];
        } elseif (isset($kept[self::MOVED]) && $kept[self::MOVED]['from'] !== $posted) {
            // The page has heard of it, or the buyer has gone elsewhere.
            unset($kept[self::MOVED]);
        }
        $this->memory->write($kept);
        if (isset($kept[self::MOVED])) {
            $userResult['ORDER_PROP'][$property] = $kept[self::MOVED]['to'];
            $userResult['DELIVERY_LOCATION'] = $kept[self::MOVED]['to'];
        }

        return $userResult;
    }

    /** What the page's own field has to be, until it is. @return array{field: string, code: string}|null */
    public function moved(): ?array
    {
        $moved = $this->memory->read()[self::MOVED] ?? null;

        return $moved === null ? null : ['field' => $moved['field'], 'code' => $moved['to']];
    }

    /** Code of the location of a selection that this very request brings, or ''. */
    private function chosen(): string
    {
        $field = Brand::PREFIX . '_token';
        $before = $this->memory->read()['posted'] ?? [];
        foreach ((array) ($_REQUEST['order'][$field] ?? $_REQUEST[$field] ?? []) as $deliveryId => $token) {
            $isNew = is_string($token) && $token !== '' && $token !== ($before[Services::key((int) $deliveryId)] ?? '');
            $selection = $isNew ? $this->plugin->delivery()->checkout()->placeOf($token) : null;
            if ($selection !== null) {
                return $this->codeOf((string) ($selection->town['name'] ?? ''));
            }
        }

        return '';
    }

    private function codeOf(string $town): string
    {
        $name = trim((string) preg_replace(self::KINDS, '', $town));
        foreach (['CITY', 'VILLAGE'] as $kind) {
            $rows = $name === '' ? [] : LocationTable::getList([
                'filter' => [
                    '=NAME.NAME' => Charset::out($name), '=NAME.LANGUAGE_ID' => $this->plugin->locale(), '=TYPE.CODE' => $kind,
                ],
                'select' => ['CODE'],
                'limit' => 2,
            ])->fetchAll();
            if ($rows !== []) {
                return count($rows) === 1 ? (string) $rows[0]['CODE'] : '';
            }
        }

        return '';
    }

    private function property(int $personType): int
    {
        $row = OrderPropsTable::getList([
            'filter' => ['=IS_LOCATION' => 'Y', '=PERSON_TYPE_ID' => $personType, '=ACTIVE' => 'Y'],
            'select' => ['ID'], 'order' => ['SORT' => 'ASC'], 'limit' => 1,
        ])->fetch();

        return $row === false ? 0 : (int) $row['ID'];
    }
}
