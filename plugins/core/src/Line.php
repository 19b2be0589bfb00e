<?php

declare(strict_types=1);

namespace CourierCore;

/** One line of a cart or order, as the shop sells it. Read its fields, never write them. */
final class Line
{
    /** The shop's own id of the line. */
    public string $id;
    public string $name;
    public string $sku;
    public float $quantity;
    /** Of the whole line, minor units; after discounts, with tax. */
    public int $total;
    /** Whole percent; null: without VAT. */
    public ?int $vatRate;
    /** Of one; 0: not known. */
    public int $weightGrams;
    /** @var array{0: int, 1: int, 2: int}|null of one, in any order; null: not known */
    public ?array $sizeMm;
    /** `goods` are carried; `service` is everything else that the buyer pays for: a fee, a download. */
    public string $kind;
    public string $barcode;
    /** @var string[] «Честный ЗНАК» codes, one per piece */
    public array $markingCodes;

    /**
     * @param array{id: string, name: string, quantity: float|int, total: int, sku?: string, vatRate?: int|null,
     *     weightGrams?: int, sizeMm?: array{0: int, 1: int, 2: int}|null, kind?: string, barcode?: string,
     *     markingCodes?: string[]} $line
     */
    public function __construct(array $line)
    {
        $this->id = $line['id'];
        $this->name = $line['name'];
        $this->sku = $line['sku'] ?? '';
        $this->quantity = (float) $line['quantity'];
        $this->total = $line['total'];
        $this->vatRate = $line['vatRate'] ?? null;
        $this->weightGrams = $line['weightGrams'] ?? 0;
        $this->sizeMm = $line['sizeMm'] ?? null;
        $this->kind = $line['kind'] ?? 'goods';
        $this->barcode = $line['barcode'] ?? '';
        $this->markingCodes = $line['markingCodes'] ?? [];
    }
}
