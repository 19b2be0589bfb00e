<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Storage\Memory;

/**
 * The plugin's life in a shop. OpenCart drops an extension's own settings on removal, and 4.x updates by
 * removing: so everything lasting is in our tables, and installing puts OpenCart's rows back.
 */
final class Installer
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** Of the main settings: tables, events, the two methods with them. */
    public function install(): void
    {
        Memory::createTable($this->plugin->db, Brand::PREFIX);
        $this->plugin->orders->create();
        $this->removeEvents();
        $events = $this->plugin->model($this->plugin->generation->eventModel());
        foreach ((new EventList($this->plugin->generation))->all() as $n => [$trigger, $action]) {
            $this->addEvent($events, $trigger, $action, $n);
        }
        if ($this->plugin->generation->isFour()) {
            $this->addCron();
        }
        $this->writeSetting(Brand::PREFIX, ['status' => 1, 'sort_order' => 0], 0);
    }

    /** Order data, settings and keys stay: who comes back finds them. */
    public function uninstall(): void
    {
        $this->removeEvents();
        if ($this->plugin->generation->isFour()) {
            $this->removeCron();
        }
    }

    /** Of one method: OpenCart has forgotten whether it was on. */
    public function installMethod(string $key): void
    {
        Memory::createTable($this->plugin->db, Brand::PREFIX);
        foreach ($this->plugin->stores->owners() as $storeId) {
            $face = $this->plugin->memory($storeId)->read("face:{$key}");
            if ($face !== null) {
                $this->writeFace($key, new MethodFace($face), $storeId);
            }
        }
    }

    /** What OpenCart itself reads of a method: whether it is on, and where it stands. */
    public function writeFace(string $key, MethodFace $face, int $storeId): void
    {
        $this->writeSetting(Methods::extension($key), [
            'status' => $face->isOn ? 1 : 0,
            'sort_order' => $face->sortOrder,
        ], $storeId);
    }

    /** @param array<string, int> $values */
    private function writeSetting(string $extension, array $values, int $storeId): void
    {
        $code = $this->plugin->generation->settingCode($extension);
        $settings = [];
        foreach ($values as $name => $value) {
            $settings["{$code}_{$name}"] = $value;
        }
        $this->plugin->model('setting/setting')->editSetting($code, $settings, $storeId);
    }

    private function addEvent(object $events, string $trigger, string $action, int $n): void
    {
        // The column of 2.3 is 32 characters short, and the code is the one name to remove all by.
        $code = Brand::PREFIX;
        if (!$this->plugin->generation->isFour()) {
            $events->addEvent($code, $trigger, $action);

            return;
        }
        $events->addEvent([
            'code' => "{$code}_{$n}",
            'description' => $this->plugin->brand->name($this->plugin->words()->locale()),
            'trigger' => $trigger,
            'action' => $action,
            'status' => 1,
            'sort_order' => 10,
        ]);
    }

    private function removeEvents(): void
    {
        $this->plugin->db->run(
            'DELETE FROM `{p}event` WHERE `code` = ? OR `code` LIKE ?',
            [Brand::PREFIX, str_replace('_', '\_', Brand::PREFIX) . '\_%']
        );
    }

    /** Hourly is the most that OpenCart's own cron offers; the address on the settings page is for more. */
    private function addCron(): void
    {
        $this->removeCron();
        $cron = $this->plugin->model('setting/cron');
        $action = $this->plugin->generation->ownRoute('tick');
        $about = $this->plugin->brand->name($this->plugin->words()->locale());
        $cron->addCron(Brand::PREFIX, $about, 'hour', $action, true);
    }

    private function removeCron(): void
    {
        $this->plugin->db->run('DELETE FROM `{p}cron` WHERE `code` = ?', [Brand::PREFIX]);
    }
}
