<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** What the generations of OpenCart call the same things. Everything else here is the same for all of them. */
final class Generation
{
    private string $version;

    /** @param string $version OpenCart's own constant: `3.0.5.1` */
    public function __construct(string $version)
    {
        $this->version = $version;
    }

    public function version(): string
    {
        return $this->version;
    }

    /** 4.0 and 4.1: extensions in folders of their own, JSON in order columns. */
    public function isFour(): bool
    {
        return version_compare($this->version, '4.0', '>=');
    }

    /** Under which code and prefix the settings of a shipping extension are kept. */
    public function settingCode(string $extension): string
    {
        return version_compare($this->version, '3.0', '>=') ? "shipping_{$extension}" : $extension;
    }

    /** Prefix of the settings of order totals and of their `status`, `sort_order`. */
    public function totalSetting(string $total, string $name): string
    {
        return version_compare($this->version, '3.0', '>=') ? "total_{$total}_{$name}" : "{$total}_{$name}";
    }

    /** The session key and query parameter that guards the administration. */
    public function tokenName(): string
    {
        return version_compare($this->version, '3.0', '>=') ? 'user_token' : 'token';
    }

    /** What a delivery method's name is called in a quote. */
    public function titleKey(): string
    {
        return version_compare($this->version, '4.0.2', '>=') ? 'name' : 'title';
    }

    /** A method of a controller: `checkout/confirm` and `save`. */
    public function action(string $controller, string $method): string
    {
        return $controller . ($this->isFour() ? '.' : '/') . $method;
    }

    /** A method of a model, as its events are named: the dot came with 4.1. */
    public function modelMethod(string $model, string $method): string
    {
        return $model . (version_compare($this->version, '4.1', '>=') ? '.' : '/') . $method;
    }

    /** A route of ours: `settings`, or a method of the main controller. */
    public function ownRoute(string $method = '', string $controller = Brand::PREFIX): string
    {
        $route = $this->isFour()
            ? 'extension/' . Brand::PREFIX . "/shipping/{$controller}"
            : "extension/shipping/{$controller}";

        return $method === '' ? $route : $this->action($route, $method);
    }

    /** Adds a line to an order's history and moves the order. */
    public function historyMethod(): string
    {
        return $this->isFour() ? 'addHistory' : 'addOrderHistory';
    }

    public function eventModel(): string
    {
        return version_compare($this->version, '3.0', '>=') ? 'setting/event' : 'extension/event';
    }

    /** Models of payment methods answer to this. */
    public function paymentMethod(): string
    {
        return version_compare($this->version, '4.0.2', '>=') ? 'getMethods' : 'getMethod';
    }

    /** Web path of our scripts, below the shop's address. */
    public function scriptFolder(bool $isAdmin): string
    {
        if ($this->isFour()) {
            return 'extension/' . Brand::PREFIX . '/' . ($isAdmin ? 'admin' : 'catalog') . '/view/javascript/';
        }

        return ($isAdmin ? '' : 'catalog/') . 'view/javascript/' . Brand::PREFIX . '/';
    }
}
