<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\GatewayFailure;

/** While a product is saved: does the courier's warehouse know its article? Only where the merchant switched it on. */
final class ArticleCheck
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param object $resource of the manager's form, as it is about to be saved
     * @return string why the manager should look again, or ''. No answer of the courier stops nobody
     */
    public function problem(object $resource): string
    {
        $article = trim((string) $resource->get('article'));
        $isAsked = $this->plugin->shop()->settings()->flag('checkArticles') && $resource->get('class_key') === Host::PRODUCT;
        if (!$isAsked || $article === '' || $article === $this->kept((int) $resource->get('id'))) {
            return '';
        }
        try {
            $items = $this->plugin->delivery()->connection()->items($article);
        } catch (GatewayFailure $failure) {
            $this->plugin->shop()->log('error', 'article.unchecked', ['code' => $failure->code()]);

            return '';
        }

        return $items === [] ? $this->plugin->words()->say('article.unknown', ['article' => $article]) : '';
    }

    private function kept(int $id): string
    {
        return trim((new OrderRows($this->plugin->db))->article($id));
    }
}
