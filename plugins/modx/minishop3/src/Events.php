<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\Html;
use MiniShop3\Model\msOrder;

/** What happens when MODX and MiniShop3 pass by. The plugin element calls `handle` and nothing else. */
final class Events
{
    private Plugin $plugin;
    private Checkpoint $checkpoint;
    private Draft $draft;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->checkpoint = new Checkpoint($plugin);
        $this->draft = new Draft($plugin);
    }

    /**
     * @param array<string, mixed> $params
     * @return string what stops MiniShop3, for the buyer; '' lets it go on
     */
    public function handle(string $event, array $params): string
    {
        switch ($event) {
            case 'msOnBeforeAddToOrder':
                return $this->beforeField($params);
            case 'msOnSubmitOrder':
                $this->draft->enter($params['draft']);

                return $this->checkpoint->problem();
            case 'msOnCreateOrder':
                $this->draft->enter($params['msOrder']);
                // Only the shop's own checkout names its handler; a manager's and another component's order do not.
                $this->checkpoint->keep((string) $params['msOrder']->get('id'), !isset($params['handler']));

                return '';
            case 'msOnEmptyOrder':
                $this->draft->enter($params['draft']);
                $this->plugin->session->forget();

                return '';
            case 'msOnChangeOrderStatus':
                $this->checkpoint->onStatus((string) $params['msOrder']->get('id'), (string) $params['status']);

                return '';
            case 'OnBeforeDocFormSave':
                return (new ArticleCheck($this->plugin))->problem($params['resource']);
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

    /** @param array<string, mixed> $params */
    private function beforeField(array $params): string
    {
        foreach (array_keys(MiniShop::METHODS) as $key) {
            if ($params['key'] === CartReader::field($key)) {
                return $this->take($key, is_string($params['value']) ? $params['value'] : '', $params['draft'] ?? null);
            }
        }

        return '';
    }

    /** @param mixed $draft null before the first product: then there is nothing to deliver */
    private function take(string $key, string $value, $draft): string
    {
        if (!$draft instanceof msOrder) {
            return $value === '' ? '' : $this->plugin->delivery()->texts()->say('selection.other');
        }
        $this->draft->enter($draft);
        $problem = $this->checkpoint->take(CartReader::field($key), $value);
        if ($problem === '') {
            $this->plugin->session->keepPosted($key, $value);
        }

        return $problem;
    }

    /** Our script on whatever page has MiniShop3's order form; no template is edited. */
    private function addScript(): void
    {
        $output = &$this->plugin->modx->resource->_output;
        $hasForm = preg_match('/data-ms3-form=["\']?order\b|\bms3_order_form\b/', (string) $output) === 1;
        if (!$hasForm || $this->plugin->delivery()->publishableKey() === '') {
            return;
        }
        $script = Html::tag('link', ['rel' => 'stylesheet', 'href' => $this->plugin->fileUrl('css/checkout.css')])
            . Html::tag('script', [
                'src' => $this->plugin->fileUrl('js/checkout.js'), 'data-courier-state' => Host::STATE_ROUTE,
            ]);
        $output = str_ireplace('</body>', "{$script}</body>", (string) $output);
    }
}
