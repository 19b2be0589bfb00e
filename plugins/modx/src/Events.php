<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\Html;

/** What happens when MODX and miniShop2 pass by. The plugin element calls `handle` and nothing else. */
final class Events
{
    private Plugin $plugin;
    private Checkpoint $checkpoint;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->checkpoint = new Checkpoint($plugin);
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
                (new Deliveries($this->plugin))->fitStorage();

                return $this->checkpoint->problem();
            case 'msOnEmptyOrder':
                $this->plugin->session->forget();

                return '';
            case 'msOnCreateOrder':
                $this->checkpoint->keep((string) $params['msOrder']->get('id'), $this->plugin->isManager());

                return '';
            case 'msOnChangeOrderStatus':
                $this->checkpoint->onStatus((string) $params['order']->get('id'), (string) $params['status']);

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

    private function beforeField(string $field, string $value): string
    {
        $problem = $this->checkpoint->take($field, $value);
        foreach (array_keys(MiniShop::METHODS) as $key) {
            if ($problem === '' && $field === CartReader::field($key)) {
                $this->plugin->session->keepPosted($key, $value);
            }
        }

        return $problem;
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
