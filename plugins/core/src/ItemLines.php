<?php

declare(strict_types=1);

namespace CourierCore;

/** One line of the order as the courier's lines: one per marking code, and split where a price does not divide. */
final class ItemLines
{
    private Line $line;
    private Settings $settings;

    public function __construct(Line $line, Settings $settings)
    {
        $this->line = $line;
        $this->settings = $settings;
    }

    /** @return array<int, array<string, mixed>> */
    public function toArray(): array
    {
        $line = $this->line;
        $pieces = (int) round($line->quantity);
        if ((float) $pieces !== $line->quantity || $pieces < 1) {
            // 1.5 m of cloth: one line, priced by its whole.
            $name = $line->quantity > 0 ? "{$line->name} × {$line->quantity}" : $line->name;

            return [$this->item(1, $line->total, ['name' => $name])];
        }
        $unit = intdiv($line->total, $pieces);
        $dearest = $line->total - $unit * ($pieces - 1);
        if ($line->markingCodes !== []) {
            return $this->marked($pieces, $unit, $dearest);
        }
        if ($unit === $dearest) {
            return [$this->item($pieces, $unit)];
        }

        return [$this->item($pieces - 1, $unit), $this->item(1, $dearest)];
    }

    /** @return array<int, array<string, mixed>> */
    private function marked(int $pieces, int $unit, int $dearest): array
    {
        $items = [];
        for ($n = 0; $n < $pieces; $n++) {
            $code = $this->line->markingCodes[$n] ?? '';
            $more = $code === '' ? [] : ['markingCode' => $code];
            $items[] = $this->item(1, $n === $pieces - 1 ? $dearest : $unit, $more);
        }

        return $items;
    }

    /**
     * @param array<string, mixed> $more
     * @return array<string, mixed>
     */
    private function item(int $quantity, int $unitPrice, array $more = []): array
    {
        $line = $this->line;
        $isGoods = $line->kind === 'goods';
        $article = $this->settings->flag('useArticles') ? 'warehouseArticle' : 'article';
        $optional = [
            $article => $isGoods ? $line->sku : '',
            'barcode' => $line->barcode,
            'shopLineId' => $line->id,
        ];

        return $more + array_filter($optional, static fn (string $text): bool => $text !== '') + [
            'name' => $line->name === '' ? '—' : $line->name,
            'quantity' => $quantity,
            'unitPrice' => $unitPrice,
            'vatRate' => $line->vatRate,
            'weightGrams' => $isGoods ? $line->weightGrams : 0,
            'kind' => $line->kind,
        ];
    }
}
