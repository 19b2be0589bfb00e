<?php

declare(strict_types=1);

namespace CourierModx;

/** What the order page's script is told: who we are, what is in the cart, which deliveries are ours. */
final class PageState
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<string, mixed> no call of the gateway */
    public function toArray(): array
    {
        $reader = new CartReader($this->plugin);
        $place = $reader->place();
        $methods = [];
        foreach ((new Deliveries($this->plugin))->ids() as $key => $id) {
            $entry = $this->plugin->offering()->entry($key);
            if ($entry !== null) {
                $methods[(string) $id] = [
                    'field' => CartReader::field($key),
                    'method' => $entry->method,
                    'ruleSet' => $entry->ruleSetName(),
                    'fallback' => $entry->settings->money('fallbackPrice'),
                ];
            }
        }

        return [
            'gateway' => $this->plugin->shop()->settings()->text('gatewayUrl'),
            'shop' => $this->plugin->delivery()->publishableKey(),
            'widget' => $this->plugin->fileUrl('js/widget/element.js'),
            'locale' => $this->plugin->locale(),
            'tiles' => (object) $this->plugin->brand->tiles(),
            'accent' => $this->plugin->brand->accent(),
            'cart' => $reader->cart()->toArray(),
            'town' => ['name' => $place->name, 'region' => $place->region],
            'methods' => (object) $methods,
            'state' => $this->plugin->publicUrl('state'),
            'action' => $this->plugin->siteUrl() . '/assets/components/minishop2/action.php',
        ];
    }
}
