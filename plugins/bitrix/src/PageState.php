<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Order;
use CourierBitrix\Core\MethodEntry;
use CourierBitrix\Core\Offer;

/** What the checkout's script is told with every answer of the checkout. No call of the gateway. */
final class PageState
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<string, mixed>|null null: the shop is not connected, or has no service of ours */
    public function toArray(Order $order): ?array
    {
        $entries = $this->plugin->shop()->methods();
        $first = reset($entries);
        if ($first === false || !$this->plugin->choice()->isOffered()) {
            return null;
        }
        $part = (new CartReader($this->plugin))->part($order, $first);
        $ours = (new Offering($this->plugin))->ours($order);

        return [
            'gateway' => $this->plugin->shop()->settings()->text('gatewayUrl'),
            'shop' => $this->plugin->delivery()->publishableKey(),
            'widget' => $this->plugin->fileUrl('widget/element.js'),
            'locale' => $this->plugin->locale(),
            'tiles' => (object) $this->plugin->brand->tiles(),
            'accent' => $this->plugin->brand->accent(),
            'town' => ['name' => $part->place->name, 'region' => $part->place->region],
            'cart' => $part->cart->toArray(),
            'field' => Brand::PREFIX . '_token',
            'chosen' => $ours === null ? 0 : (int) substr($ours[1]->key, 1),
            'open' => $this->isOpen($entries),
            'location' => (new ChosenTown($this->plugin))->moved(),
            'methods' => array_map(static fn (MethodEntry $entry): array => [
                'delivery' => (int) substr($entry->key, 1),
                'method' => $entry->method,
                'ruleSet' => $entry->ruleSetName(),
                'fallback' => $entry->settings->money('fallbackPrice'),
            ], $entries),
        ];
    }

    /** None of ours can be had for the town that the form names: then the chooser asks for another. @param MethodEntry[] $entries */
    private function isOpen(array $entries): bool
    {
        foreach ($entries as $entry) {
            $known = $this->plugin->choice()->known($entry->key);
            if ($known !== null && $known['source'] !== Offer::NONE) {
                return false;
            }
        }

        return true;
    }
}
