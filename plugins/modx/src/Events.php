<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\Html;
use CourierModx\Core\Offer;
use CourierModx\Core\Placement;
use CourierModx\Core\Problem;

/** What happens when MODX and miniShop2 pass by. The plugin element calls `handle` and nothing else. */
final class Events
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<string, mixed> $params
     * @return string what stops miniShop2, for the buyer; '' lets it go on
     */
    public function handle(string $event, array $params): string
    {
        switch ($event) {
            case 'msOnBeforeAddToOrder':
                return $this->beforeField((string) $params['key'], (string) $params['value']);
            case 'msOnSubmitOrder':
                $problem = $this->problem();

                return $problem === null ? '' : $problem->text;
            case 'msOnCreateOrder':
                $this->keep((string) $params['msOrder']->get('id'));

                return '';
            case 'msOnChangeOrderStatus':
                $this->onStatus((string) $params['order']->get('id'), (string) $params['status']);

                return '';
            case 'OnWebPagePrerender':
                $this->addScript();

                return '';
            case 'msOnManagerCustomCssJs':
                (new ManagerPage($this->plugin))->addTo($params['controller'], (string) $params['page']);

                return '';
            default:
                return '';
        }
    }

    /**
     * miniShop2 has no guard against forged requests: a field of ours takes only what the gateway signed.
     */
    private function beforeField(string $key, string $value): string
    {
        foreach ($this->plugin->shop()->methods() as $entry) {
            if ($key === CartReader::field($entry->key) && !$this->plugin->offering()->take($entry, $value)) {
                return $this->plugin->delivery()->texts()->say('selection.other');
            }
        }

        return '';
    }

    /** Why the buyer's order cannot be placed, or null. */
    private function onStatus(string $orderId, string $status): void
    {
        $isPaid = in_array($status, $this->plugin->shop()->settings()->list('paidStatuses'), true);
        $this->plugin->jobs()->onStatus($orderId, $status, $isPaid);
    }

    private function problem(): ?Problem
    {
        $placement = $this->placement();
        if ($placement === null || $this->plugin->isManager()) {
            return null;
        }
        $texts = $this->plugin->delivery()->texts();
        if ($this->plugin->session->takeSpoiled($placement->entry->key) || $placement->source === Offer::NONE) {
            return new Problem('other', $texts->say('selection.other'));
        }

        return $this->plugin->delivery()->checkout()->problemWith($this->token($placement), $placement);
    }

    private function keep(string $orderId): void
    {
        $placement = $this->placement();
        if ($placement === null) {
            return;
        }
        $checkout = $this->plugin->delivery()->checkout();
        if ($this->plugin->isManager()) {
            $checkout->keepOutsideOrder($orderId);
        } else {
            $checkout->keepSelection($orderId, $this->token($placement), $placement);
            $this->plugin->session->forget();
        }
    }

    /** Null when the chosen delivery is not one of ours. */
    private function placement(): ?Placement
    {
        $reader = new CartReader($this->plugin);
        $key = (new Deliveries($this->plugin))->keyOf($reader->deliveryId());
        $entry = $key === '' ? null : $this->plugin->offering()->entry($key);
        $priced = $entry === null ? null : $this->plugin->offering()->priced($key);
        if ($entry === null) {
            return null;
        }

        return new Placement([
            'entry' => $entry,
            'cart' => $reader->cart(),
            'pricedFrom' => $priced['token'] ?? '',
            'source' => $priced['source'] ?? Offer::NONE,
            'charged' => $priced['price'] ?? 0,
        ]);
    }

    private function token(Placement $placement): string
    {
        return $this->plugin->session->renewed($this->plugin->offering()->posted($placement->entry->key));
    }

    /** Our script on whatever page has miniShop2's order form; no template is edited. */
    private function addScript(): void
    {
        $output = &$this->plugin->modx->resource->_output;
        if (stripos((string) $output, 'id="msOrder"') === false || $this->plugin->delivery()->publishableKey() === '') {
            return;
        }
        $state = (string) json_encode((new PageState($this->plugin))->toArray(false), JSON_HEX_TAG | JSON_HEX_AMP);
        $script = Html::tag('link', ['rel' => 'stylesheet', 'href' => $this->plugin->fileUrl('css/checkout.css')])
            . '<script type="application/json" data-courier-state>' . $state . '</script>'
            . Html::tag('script', ['src' => $this->plugin->fileUrl('js/checkout.js')]);
        $output = str_ireplace('</body>', "{$script}</body>", (string) $output);
    }
}
