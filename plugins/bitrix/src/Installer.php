<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Main\EventManager;
use Bitrix\Sale\Internals\OrderPropsTable;
use Bitrix\Sale\Internals\PersonTypeTable;
use CAgent;
use CourierBitrix\Core\Storage\Memory;

/** Tables, events, the agent, hidden order properties. */
final class Installer
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function install(): void
    {
        Memory::createTable($this->plugin->db, Brand::PREFIX);
        $this->plugin->orders->create();
        foreach (Events::EVENTS as [$module, $event, $method]) {
            EventManager::getInstance()->registerEventHandler($module, $event, Brand::MODULE, '\\' . Events::class, $method);
        }
        foreach (Events::OLDER as [$module, $event, $method]) {
            EventManager::getInstance()
                ->registerEventHandlerCompatible($module, $event, Brand::MODULE, '\\' . Events::class, $method);
        }
        CAgent::AddAgent(Agents::call(), Brand::MODULE, 'N', Agents::SECONDS);
        $this->addProperties();
    }

    /** What belongs to orders stays unless the merchant wishes otherwise: the table, their notes, their own properties. */
    public function uninstall(bool $withData): void
    {
        foreach (array_merge(Events::EVENTS, Events::OLDER) as [$module, $event, $method]) {
            EventManager::getInstance()->unRegisterEventHandler($module, $event, Brand::MODULE, '\\' . Events::class, $method);
        }
        CAgent::RemoveModuleAgents(Brand::MODULE);
        $this->plugin->db->run('DELETE FROM `{p}' . Brand::PREFIX . '_memory` WHERE `name` NOT LIKE ?', ['notes:%']);
        if ($withData) {
            $this->plugin->db->run('DROP TABLE IF EXISTS `{p}' . Brand::PREFIX . '_memory`');
            $this->plugin->db->run('DROP TABLE IF EXISTS `{p}' . Brand::PREFIX . '_order`');
        }
    }

    /** One of each for every kind of payer; what is there already stays as the merchant made it. */
    private function addProperties(): void
    {
        $types = PersonTypeTable::getList(['select' => ['ID']]);
        while ($type = $types->fetch()) {
            foreach (Properties::OWN as $what => $code) {
                $found = OrderPropsTable::getList(['filter' => ['=CODE' => $code, '=PERSON_TYPE_ID' => $type['ID']], 'select' => ['ID']]);
                if ($found->fetch() === false) {
                    OrderPropsTable::add([
                        'PERSON_TYPE_ID' => $type['ID'], 'NAME' => Charset::out($this->plugin->words()->say("property.{$what}")), 'TYPE' => 'STRING',
                        'REQUIRED' => 'N', 'SORT' => 900, 'USER_PROPS' => 'N', 'IS_LOCATION' => 'N', 'PROPS_GROUP_ID' => 1,
                        'IS_EMAIL' => 'N', 'IS_PROFILE_NAME' => 'N', 'IS_PAYER' => 'N', 'CODE' => $code, 'IS_FILTERED' => 'N',
                        'ACTIVE' => 'Y', 'UTIL' => 'Y', 'INPUT_FIELD_LOCATION' => '0', 'MULTIPLE' => 'N', 'ENTITY_TYPE' => 'ORDER',
                    ]);
                }
            }
        }
    }
}
