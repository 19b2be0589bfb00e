<?php

// Products, kept as plain arrays in the site's state.

declare(strict_types=1);

class WC_Product
{
    private array $data;

    public function __construct(array $data)
    {
        $this->data = $data;
    }

    public function get_id(): int
    {
        return $this->data['id'];
    }
    public function get_name(): string
    {
        return $this->data['name'];
    }
    public function get_sku(): string
    {
        return $this->data['sku'];
    }
    public function get_price(): string
    {
        return $this->data['price'];
    }
    public function get_weight(): string
    {
        return $this->data['weight'] ?? '';
    }
    public function get_length(): string
    {
        return '';
    }
    public function get_width(): string
    {
        return '';
    }
    public function get_height(): string
    {
        return '';
    }
    public function needs_shipping(): bool
    {
        return empty($this->data['virtual']);
    }
}

function wc_product(int $id)
{
    return isset(Site::$data['products'][$id]) ? new WC_Product(Site::$data['products'][$id]) : false;
}
