<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Destination;
use CourierOpenCart\Core\Offer;

/** An offer as OpenCart keeps and shows a delivery method. */
final class QuoteRow
{
    /** Column of an order in 2.3 and 3.0, counted after escaping. */
    private const LONGEST_TITLE = 128;

    private Plugin $plugin;
    private MethodFace $face;

    public function __construct(Plugin $plugin, MethodFace $face)
    {
        $this->plugin = $plugin;
        $this->face = $face;
    }

    /** @return array<string, mixed> */
    public function toArray(string $key, Offer $offer): array
    {
        $titleKey = $this->plugin->generation->titleKey();
        $cost = $this->net($offer->price);

        return [
            'code' => Methods::extension($key),
            $titleKey => self::escape($this->name($key)),
            'quote' => [$key => [
                'code' => Methods::code($key),
                $titleKey => $this->title($key, $offer),
                'cost' => $cost,
                'tax_class_id' => $this->face->taxClassId,
                'text' => $this->text($cost, $offer),
            ]],
            'sort_order' => $this->face->sortOrder,
            'error' => false,
        ];
    }

    private function name(string $key): string
    {
        $own = $this->face->title((int) $this->plugin->config('config_language_id'));

        return $own === '' ? $this->plugin->words()->say("method.{$key}") : $own;
    }

    /** OpenCart prints titles as they are, in pages and e-mails. */
    private function title(string $key, Offer $offer): string
    {
        $parts = [$this->name($key)];
        if ($offer->selection !== null) {
            $parts[] = Destination::ofSelection($offer->selection)->toLine();
        } elseif ($offer->source === Offer::FALLBACK) {
            $parts[] = $this->plugin->words()->say('rate.unsure');
        } else {
            $parts[] = $this->face->description((int) $this->plugin->config('config_language_id'));
            $parts[] = $this->plugin->delivery($this->plugin->storeId())->checkout()->sentence($offer);
        }
        $title = implode(', ', array_filter($parts));
        while (strlen(self::escape($title)) > self::LONGEST_TITLE && preg_match('/^(.+)..$/us', $title, $shorter) === 1) {
            $title = rtrim(rtrim($shorter[1], '…')) . '…';
        }

        return self::escape($title);
    }

    private function text(float $cost, Offer $offer): string
    {
        $tax = $this->plugin->registry->get('tax');
        $shown = $tax->calculate($cost, $this->face->taxClassId, (bool) $this->plugin->config('config_tax'));
        $currency = $this->plugin->session()->currency() ?: (string) $this->plugin->config('config_currency');
        $text = (string) $this->plugin->registry->get('currency')->format($shown, $currency);

        return $offer->isFrom ? $this->plugin->words()->say('rate.from') . ' ' . $text : $text;
    }

    /** The gateway's price is what the buyer pays, tax included; OpenCart adds tax to what it gets. */
    private function net(int $price): float
    {
        $gross = $price / 100;
        $percent = 0.0;
        if ($this->face->taxClassId > 0) {
            foreach ($this->plugin->registry->get('tax')->getRates(100, $this->face->taxClassId) as $rate) {
                if ($rate['type'] === 'P') {
                    $percent += (float) $rate['rate'];
                } else {
                    $gross -= (float) $rate['amount'];
                }
            }
        }

        return max(0.0, $gross / (1 + $percent / 100));
    }

    private static function escape(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');
    }
}
