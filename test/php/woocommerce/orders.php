<?php

// Orders, kept as plain arrays in the site's state.

declare(strict_types=1);

final class WC_Order
{
    private array $data;
    private array $changedMeta = [];

    public function __construct(array $data)
    {
        $this->data = $data + [
            'id' => 0, 'status' => 'pending', 'items' => ['line_item' => [], 'shipping' => [], 'fee' => []], 'meta' => [],
            'billing' => [], 'shipping' => [], 'payment_method' => '', 'date_paid' => null, 'note' => '', 'created_via' => '',
        ];
    }

    public function save(): int
    {
        $isNew = $this->data['id'] === 0;
        if ($isNew) {
            $this->data['id'] = Site::nextId();
        }
        // As WooCommerce: only what this object changed is written, so a stale one harms nothing.
        $kept = Site::$data['orders'][$this->data['id']] ?? null;
        if ($kept !== null) {
            $this->data['meta'] = $this->changedMeta + $kept['meta'];
            $this->data['meta'] = array_filter($this->data['meta'], static fn ($value): bool => $value !== null);
            $this->changedMeta = [];
        }
        Site::$data['orders'][$this->data['id']] = $this->data;
        if ($isNew) {
            do_action('woocommerce_new_order', $this->data['id'], $this);
        }

        return $this->data['id'];
    }

    public function get_id(): int
    {
        return $this->data['id'];
    }
    public function get_order_number(): string
    {
        return (string) $this->data['id'];
    }
    public function get_status(): string
    {
        return $this->data['status'];
    }
    public function set_status(string $status): void
    {
        $this->data['status'] = $status;
    }
    public function get_currency(): string
    {
        return 'RUB';
    }
    public function get_created_via(): string
    {
        return $this->data['created_via'];
    }
    public function get_payment_method(): string
    {
        return $this->data['payment_method'];
    }
    public function get_date_paid()
    {
        return $this->data['date_paid'];
    }
    public function get_customer_note(): string
    {
        return $this->data['note'];
    }
    public function get_shipping_method(): string
    {
        return implode(', ', array_map(static fn ($item): string => $item->get_name(), $this->data['items']['shipping']));
    }
    public function needs_processing(): bool
    {
        return true;
    }
    public function get_total(): string
    {
        $sum = 0.0;
        foreach ($this->data['items'] as $items) {
            foreach ($items as $item) {
                $sum += (float) $item->get_total();
            }
        }

        return (string) $sum;
    }
    public function get_total_refunded(): float
    {
        return 0.0;
    }
    public function get_shipping_total(): string
    {
        return (string) array_sum(array_map(static fn ($item): float => (float) $item->get_total(), $this->data['items']['shipping']));
    }
    public function get_shipping_tax(): string
    {
        return '0';
    }
    public function get_qty_refunded_for_item(int $id): int
    {
        return 0;
    }
    public function get_total_refunded_for_item(int $id): float
    {
        return 0.0;
    }
    public function get_tax_refunded_for_item(int $id, int $rate): float
    {
        return 0.0;
    }
    public function get_items(string $type): array
    {
        return array_combine(array_map(static fn ($item): int => $item->get_id(), $this->data['items'][$type]), $this->data['items'][$type]);
    }
    public function add_item(string $type, WC_Order_Item $item): void
    {
        $this->data['items'][$type][] = $item;
    }
    public function get_address(string $kind): array
    {
        return $this->data[$kind];
    }
    public function get_meta(string $key)
    {
        return $this->data['meta'][$key] ?? '';
    }
    public function update_meta_data(string $key, $value): void
    {
        $this->data['meta'][$key] = $value;
        $this->changedMeta[$key] = $value;
    }
    public function delete_meta_data(string $key): void
    {
        unset($this->data['meta'][$key]);
        $this->changedMeta[$key] = null;
    }
    public function get_meta_data(): array
    {
        return [];
    }
    public function add_order_note(string $note): void
    {
        Site::$data['notes'][$this->data['id']][] = $note;
    }
    public function update_status(string $status, string $note = ''): void
    {
        $from = $this->data['status'];
        $this->data['status'] = $status;
        $this->save();
        $this->add_order_note($note);
        do_action('woocommerce_order_status_changed', $this->data['id'], $from, $status, $this);
    }
    public function payment_complete(): void
    {
        $this->data['date_paid'] = new DateTimeImmutable();
        $this->save();
        $this->update_status('processing');
        do_action('woocommerce_payment_complete', $this->data['id']);
    }
}

function wc_get_order($id)
{
    $id = $id instanceof WC_Order ? $id->get_id() : (int) $id;

    return isset(Site::$data['orders'][$id]) ? new WC_Order(Site::$data['orders'][$id]) : false;
}

/** By one field: of this value, or any; the newest first where pages are asked for. */
function wc_get_orders(array $query): array
{
    $isAny = ($query['meta_compare'] ?? '=') === 'EXISTS';
    $found = array_filter(Site::$data['orders'], static function (array $order) use ($query, $isAny): bool {
        $value = $order['meta'][$query['meta_key']] ?? null;

        return $isAny ? $value !== null : $value === $query['meta_value'];
    });
    $ids = array_keys($found);
    if (isset($query['page'])) {
        rsort($ids);
        $ids = array_slice($ids, ($query['page'] - 1) * $query['limit'], $query['limit']);
    }

    return $ids;
}
