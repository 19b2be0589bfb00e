<?php

// The lines of an order: its goods and its delivery.

declare(strict_types=1);

class WC_Order_Item
{
    public array $data;

    public function __construct(array $data)
    {
        $this->data = $data + ['meta' => [], 'id' => Site::nextId()];
    }

    public function get_id(): int
    {
        return $this->data['id'];
    }
    public function get_name(): string
    {
        return $this->data['name'];
    }
    public function get_total(): string
    {
        return (string) $this->data['total'];
    }
    public function get_total_tax(): string
    {
        return '0';
    }
    public function get_taxes(): array
    {
        return ['total' => []];
    }
    public function get_meta(string $key)
    {
        return $this->data['meta'][$key] ?? '';
    }
    public function add_meta_data(string $key, $value, bool $isUnique = false): void
    {
        $this->data['meta'][$key] = $value;
    }
}

final class WC_Order_Item_Product extends WC_Order_Item
{
    public function get_product()
    {
        return wc_product($this->data['product']);
    }
    public function get_product_id(): int
    {
        return $this->data['product'];
    }
    public function get_variation_id(): int
    {
        return 0;
    }
    public function get_quantity(): int
    {
        return $this->data['quantity'];
    }
}

final class WC_Order_Item_Shipping extends WC_Order_Item
{
    public function get_method_id(): string
    {
        return $this->data['method'];
    }
    public function get_instance_id(): string
    {
        return (string) $this->data['instance'];
    }
}
