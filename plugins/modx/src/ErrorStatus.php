<?php

declare(strict_types=1);

namespace CourierModx;

/** The status of orders that could not be sent, made at install: a failure never breaks the shop, and is seen. */
final class ErrorStatus
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param string $class of the shop's statuses. Made once: one that the merchant removes stays away. */
    public function ensure(string $class): void
    {
        if ($this->plugin->memory()->read('errorStatus') !== null) {
            return;
        }
        $status = $this->plugin->modx->newObject($class);
        $status->fromArray([
            'name' => $this->plugin->words()->say('status.error'), 'color' => 'CC0000', 'active' => 1, Host::STATUS_PLACE => 90,
        ]);
        $status->save();
        $this->plugin->memory()->write('errorStatus', ['id' => (string) $status->get('id')]);
    }

    /** Its id while the shop has it, or ''. */
    public function id(): string
    {
        $id = (string) ($this->plugin->memory()->read('errorStatus')['id'] ?? '');

        return isset((new Lists($this->plugin->db))->statuses()[$id]) ? $id : '';
    }
}
