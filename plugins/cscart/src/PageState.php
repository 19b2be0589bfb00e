<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Form\Html;
use CourierCsCart\Core\MethodEntry;

/** The place of the widget below a shipping method, and what the checkout's script is told there. */
final class PageState
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * '' for a method that is not ours; no call of the gateway. Where none of ours can be had, for the form names no
     * town of the courier's, the last method of the group carries an open chooser.
     *
     * @param int|string $groupKey
     */
    public function html($groupKey, int $shippingId): string
    {
        $entry = $this->plugin->offering()->entry($shippingId);
        $state = $entry === null
            ? $this->open($groupKey, $shippingId)
            : $this->of($groupKey, [$entry], $this->isChosen($groupKey, $shippingId));

        return $state === null ? '' : Html::tag('div', [
            'class' => 'courier-place',
            'data-courier-place' => (string) json_encode($state, JSON_INVALID_UTF8_SUBSTITUTE),
        ]);
    }

    /**
     * @param int|string $groupKey
     * @param MethodEntry[] $entries
     * @return array<string, mixed>|null
     */
    private function of($groupKey, array $entries, bool $isShown): ?array
    {
        $group = $this->plugin->offering()->groups()[$groupKey] ?? null;
        $first = reset($entries);
        if ($group === null || $first === false || !$isShown || !$this->plugin->choice()->isOffered($first->account)) {
            return null;
        }
        $part = $this->plugin->offering()->part($first, $groupKey, $group, Checkout::location($group, Offering::cart()));
        $priced = $this->plugin->choice()->known($part->slot);

        return [
            'gateway' => $this->plugin->shop()->settings()->text('gatewayUrl'),
            'shop' => $this->plugin->delivery()->publishableKey($first->account),
            'widget' => $this->plugin->fileUrl('widget/element.js'),
            'locale' => $this->plugin->locale(),
            'tiles' => (object) $this->plugin->brand->tiles(),
            'accent' => $this->plugin->brand->accent(),
            'town' => ['name' => $part->place->name, 'region' => $part->place->region],
            'cart' => $part->cart->toArray(),
            'group' => (string) $groupKey,
            'field' => Brand::PREFIX . '_token',
            'priced' => ($priced['token'] ?? '') !== '',
            'methods' => array_map(static fn (MethodEntry $entry): array => [
                'shipping' => Methods::shippingId($entry->key),
                'method' => $entry->method,
                'ruleSet' => $entry->ruleSetName(),
                'fallback' => $entry->settings->money('fallbackPrice'),
            ], $entries),
        ];
    }

    /** @param int|string $groupKey @return array<string, mixed>|null */
    private function open($groupKey, int $shippingId): ?array
    {
        $offered = array_keys((array) (Offering::cart()['product_groups'][$groupKey]['shippings'] ?? []));
        $isLast = $offered !== [] && (int) end($offered) === $shippingId;
        $ours = array_filter($offered, fn ($id): bool => $this->plugin->offering()->entry((int) $id) !== null);
        if (!$isLast || $ours !== []) {
            return null;
        }
        $entries = [];
        foreach ($this->plugin->shop()->methods() as $entry) {
            // One of each kind, of the shop's own account: a chooser speaks with one key.
            if ($entry->account === '' && !isset($entries[$entry->method])) {
                $entries[$entry->method] = $entry;
            }
        }

        return $this->of($groupKey, array_values($entries), true);
    }

    /** @param int|string $groupKey */
    private function isChosen($groupKey, int $shippingId): bool
    {
        return (int) (Offering::cart()['chosen_shipping'][$groupKey] ?? 0) === $shippingId;
    }
}
