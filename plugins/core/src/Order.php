<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * A shop's order (or one part of an order that the shop splits), told without any platform's words.
 * Read its fields, never write them.
 */
final class Order
{
    /** Mark of an order that an earlier plugin gave to the courier: shown, and never sent or changed by us. */
    public const SENT_ELSEWHERE = 'sent_elsewhere';

    /** What the shop's calls of the core use. */
    public string $id;
    /** What people call it, unique in this shop: `1001`, `1001.2` for a part. */
    public string $reference;
    /** Key of the delivery method entry, '' when it is not one of ours. */
    public string $methodKey;
    /** The shop's word. */
    public string $status;
    public bool $isCancelled;
    /** Completed, cancelled or refunded: tracking moves it no more. */
    public bool $isClosed;
    /** False: the merchant wants no more news of it, and only the end of the way moves it. */
    public bool $isTracked;
    public bool $isPaid;
    /** Minor units that were really received. */
    public int $paidAmount;
    public string $currency;
    /** All that the buyer pays, delivery included, minor units. */
    public int $total;
    /** Delivery as it stands in the order, tax included, minor units. */
    public int $deliveryFee;
    public ?int $deliveryVatRate;
    /** The shop's code of the payment method. */
    public string $paymentMethod;
    /** @var Line[] */
    public array $lines;
    /** @var array<string, string> name, phone, email, company, address, town, region, postcode, country */
    public array $recipient;
    /** @var array<string, string> every other field of the order by its name, for the field map */
    public array $fields;
    public string $buyerComment;
    public string $managerComment;
    public ?Selection $selection;
    /** The merchant's own choice in the order block; it stands above the selection. */
    public ?Destination $destination;
    /** @var string[] see `Checkout::MARKS` */
    public array $marks;

    /** @param array<string, mixed> $order the fields above; what is left out is empty */
    public function __construct(array $order)
    {
        $this->id = $order['id'];
        $this->reference = $order['reference'];
        $this->methodKey = $order['methodKey'] ?? '';
        $this->status = $order['status'] ?? '';
        $this->isCancelled = $order['isCancelled'] ?? false;
        $this->isClosed = $order['isClosed'] ?? $this->isCancelled;
        $this->isTracked = $order['isTracked'] ?? true;
        $this->isPaid = $order['isPaid'] ?? false;
        $this->total = $order['total'];
        $this->paidAmount = $order['paidAmount'] ?? ($this->isPaid ? $this->total : 0);
        $this->currency = $order['currency'];
        $this->deliveryFee = $order['deliveryFee'] ?? 0;
        $this->deliveryVatRate = $order['deliveryVatRate'] ?? null;
        $this->paymentMethod = $order['paymentMethod'] ?? '';
        $this->lines = $order['lines'];
        $this->recipient = $order['recipient'] ?? [];
        $this->fields = $order['fields'] ?? [];
        $this->buyerComment = $order['buyerComment'] ?? '';
        $this->managerComment = $order['managerComment'] ?? '';
        $this->selection = $order['selection'] ?? null;
        $this->destination = $order['destination'] ?? null;
        $this->marks = $order['marks'] ?? [];
    }

    /** Where it goes, or null when nobody chose yet. */
    public function destination(): ?Destination
    {
        if ($this->destination !== null) {
            return $this->destination;
        }

        return $this->selection === null ? null : Destination::ofSelection($this->selection);
    }

    /** What the buyer asked of the driver beside the order's comments; '': nothing, or the comments say it. */
    public function wishFor(Destination $destination): string
    {
        if ($this->selection === null || !$destination->isDoor()) {
            return '';
        }
        $wish = self::flatten($this->selection->note);
        // A chooser begins with what stands in the shop's own field, which the buyer may go on writing in.
        $isSaid = static fn (string $comment): bool
            => preg_match('/^' . preg_quote($wish, '/') . '(?!\w)/u', self::flatten($comment)) === 1;

        return $isSaid($this->buyerComment) || $isSaid($this->managerComment) ? '' : $wish;
    }

    /** A field of the recipient: from the mapped order field where one is mapped and filled. */
    public function recipient(string $field, Settings $settings): string
    {
        $mapped = $settings->map('fieldMap')[$field] ?? '';

        return trim(($this->fields[$mapped] ?? '') ?: ($this->recipient[$field] ?? ''));
    }

    private static function flatten(string $text): string
    {
        return trim((string) preg_replace('/\s+/u', ' ', $text));
    }
}
