<?php

declare(strict_types=1);

namespace CourierPresta;

use PrestaShop\PrestaShop\Core\Grid\Column\Type\DataColumn;
use PrestaShop\PrestaShop\Core\Grid\Filter\Filter;
use Symfony\Component\Form\Extension\Core\Type\ChoiceType;

/** The state of the delivery in the list of orders: a column, and a filter by it. */
final class OrderGrid
{
    private const COLUMN = 'courier_state';
    private const STATES = ['none', 'sending', 'refused', 'queued', 'sent', 'rejected', 'unclear', 'cancelled'];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param object $definition PrestaShop's GridDefinitionInterface */
    public function addColumn(object $definition): void
    {
        $words = $this->plugin->words();
        $column = (new DataColumn(self::COLUMN))
            ->setName($words->say('list.column'))
            ->setOptions(['field' => self::COLUMN]);
        $definition->getColumns()->addAfter('osname', $column);
        $choices = [];
        foreach (self::STATES as $state) {
            $choices[$words->say("list.{$state}")] = $state;
        }
        $filter = (new Filter(self::COLUMN, ChoiceType::class))
            ->setAssociatedColumn(self::COLUMN)
            ->setTypeOptions(['required' => false, 'choices' => $choices, 'translation_domain' => false]);
        $definition->getFilters()->add($filter);
    }

    /** @param array<string, mixed> $query search_query_builder, count_query_builder, search_criteria */
    public function addState(array $query): void
    {
        $words = $this->plugin->words();
        $table = _DB_PREFIX_ . Brand::PREFIX . '_order';
        $state = "COALESCE(courier.`state`, 'none')";
        $cases = '';
        foreach (self::STATES as $word) {
            $cases .= ' WHEN ' . $query['search_query_builder']->getConnection()->quote($word) . ' THEN '
                . $query['search_query_builder']->getConnection()->quote($words->say("list.{$word}"));
        }
        $query['search_query_builder']->addSelect("CASE {$state}{$cases} ELSE '' END AS `" . self::COLUMN . '`');
        $wanted = (string) ($query['search_criteria']->getFilters()[self::COLUMN] ?? '');
        foreach (['search_query_builder', 'count_query_builder'] as $name) {
            $query[$name]->leftJoin('o', $table, 'courier', 'courier.`order_id` = o.`id_order`');
            if ($wanted !== '') {
                $query[$name]->andWhere("{$state} = :courier_state")->setParameter('courier_state', $wanted);
            }
        }
    }
}
