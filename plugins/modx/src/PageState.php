<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\MethodEntry;
use CourierModx\Core\Money;
use CourierModx\Core\Offer;
use CourierModx\Core\Payment;

/** What the order page's script is told: who we are, what is in the cart, which deliveries are ours. */
final class PageState
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param bool $asks whether prices are worth a call of the gateway; the page itself waits for none
     * @return array<string, mixed>
     */
    public function toArray(bool $asks): array
    {
        $reader = new CartReader($this->plugin);
        $place = $reader->place();
        $ids = (new Deliveries($this->plugin))->ids();
        $isOffered = $this->plugin->offering()->isOffered();

        return [
            'gateway' => $this->plugin->shop()->settings()->text('gatewayUrl'),
            'shop' => $this->plugin->delivery()->publishableKey(),
            'widget' => $this->plugin->fileUrl('js/widget/element.js'),
            'locale' => $this->plugin->locale(),
            'tiles' => (object) $this->plugin->brand->tiles(),
            'accent' => $this->plugin->brand->accent(),
            'cart' => $reader->cart()->toArray(),
            'town' => ['name' => $place->name, 'region' => $place->region],
            'methods' => (object) ($isOffered ? $this->methods($ids, $asks) : []),
            // The shop lists every delivery that is switched on; nobody should choose these.
            'hidden' => $isOffered ? [] : array_values($ids),
            'missing' => $this->plugin->delivery()->texts()->say('selection.missing'),
        ] + (new Host($this->plugin))->pageAddresses();
    }

    /**
     * @param array<string, int> $ids
     * @return array<string, array<string, mixed>> by the delivery's id
     */
    private function methods(array $ids, bool $asks): array
    {
        $methods = [];
        foreach ($ids as $key => $id) {
            $entry = $this->plugin->offering()->entry($key);
            if ($entry !== null) {
                $methods[(string) $id] = [
                    'field' => CartReader::field($key),
                    'method' => $entry->method,
                    'ruleSet' => $entry->ruleSetName(),
                    'fallback' => $entry->settings->money('fallbackPrice'),
                ] + ($asks ? $this->asked($entry) : ['price' => null, 'text' => '', 'refused' => []]);
            }
        }

        return $methods;
    }

    /** @return array{price: string|null, text: string, refused: string[]} no price: it cannot be had, the text says why */
    private function asked(MethodEntry $entry): array
    {
        $priced = $this->plugin->offering()->priced($entry->key);
        $isPriced = $priced !== null && $priced['source'] !== Offer::NONE;
        $settings = $this->plugin->shop()->settings();
        $checkout = $this->plugin->delivery()->checkout();
        $token = $this->plugin->offering()->posted($entry->key);
        $payments = array_map('strval', array_keys((new Lists($this->plugin->db))->payments()));

        return [
            'price' => $isPriced ? Money::format($priced['price'], $settings->text('currency')) : null,
            'text' => $priced['text'] ?? '',
            // Payments that this delivery, or the point chosen with it, does not take.
            'refused' => array_values(array_filter($payments, static fn (string $id): bool
                => !$checkout->takes($entry, Payment::ofMethod($id, $settings), $token))),
        ];
    }
}
