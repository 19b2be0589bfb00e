<?php

declare(strict_types=1);

require_once __DIR__ . '/stage.php';

final class xPDOTransport
{
    public const PACKAGE_ACTION = 'package_action';
    public const ACTION_INSTALL = 0;
    public const ACTION_UPGRADE = 1;
    public const ACTION_UNINSTALL = 2;
}

/** MODX after an upgrade of the component: its transport takes all of it for somebody else's, and removes nothing. */
final class Upgraded
{
    /** @var array<string, array<int, array<string, mixed>>> objects by class */
    public array $objects = [
        'modPlugin' => [['name' => 'CourierCheckout', 'category' => 3], ['name' => 'Other', 'category' => 1]],
        'modSnippet' => [['name' => 'CourierCheckout.Status', 'category' => 3]],
        'modChunk' => [],
        'modTemplate' => [],
        'modTemplateVar' => [],
        'modCategory' => [['category' => 'CourierCheckout', 'id' => 3]],
        'modMenu' => [['text' => 'couriercheckout'], ['text' => 'minishop2']],
        'modNamespace' => [['name' => 'couriercheckout'], ['name' => 'minishop2']],
        'msDelivery' => [['class' => 'CourierCheckoutDoor', 'active' => 1], ['class' => '', 'active' => 1]],
    ];
    /** @var string[] */
    public array $services = ['CourierCheckout'];
    public bool $isCached = true;

    public function getCacheManager(): self
    {
        return $this;
    }

    public function refresh(): void
    {
        $this->isCached = false;
    }

    /** @param array<string, mixed> $where */
    public function getCount(string $class, array $where): int
    {
        return count($this->getCollection($class, $where));
    }

    public function addPackage(string $name, string $path): void
    {
    }

    public function getService(string $name): self
    {
        return $this;
    }

    public function removeService(string $kind, string $name): void
    {
        $this->services = array_values(array_diff($this->services, [$name]));
    }

    /** @param array<string, mixed> $where */
    public function getObject(string $class, array $where): ?object
    {
        return $this->getCollection($class, $where)[0] ?? null;
    }

    /** @param array<string, mixed> $where @return object[] */
    public function getCollection(string $class, array $where): array
    {
        $found = array_filter($this->objects[$class], static fn (array $row): bool => array_intersect_assoc($where, $row) === $where);
        $own = function (int $key) use ($class): object {
            return new class ($this, $class, $key) {
                private Upgraded $modx;
                private string $class;
                private int $key;

                public function __construct(Upgraded $modx, string $class, int $key)
                {
                    [$this->modx, $this->class, $this->key] = [$modx, $class, $key];
                }

                /** @return mixed */
                public function get(string $name)
                {
                    return $this->modx->objects[$this->class][$this->key][$name];
                }

                /** @param mixed $value */
                public function set(string $name, $value): void
                {
                    $this->modx->objects[$this->class][$this->key][$name] = $value;
                }

                public function save(): void
                {
                }

                public function remove(): void
                {
                    unset($this->modx->objects[$this->class][$this->key]);
                }
            };
        };

        return array_map($own, array_keys($found));
    }
}

function remove(Upgraded $modx): void
{
    $transport = (object) ['xpdo' => $modx];
    $options = [xPDOTransport::PACKAGE_ACTION => xPDOTransport::ACTION_UNINSTALL];
    require __DIR__ . '/../../../plugins/modx/resolvers/install.php';
}

test('a category that holds elements of the shop\'s own stays', function (): void {
    $modx = new Upgraded();
    $modx->objects['modChunk'][] = ['name' => 'own', 'category' => 3];
    remove($modx);

    same(1, count($modx->objects['modCategory']));
});

test('removal after an upgrade leaves nothing but switched-off deliveries, neither in tables nor in the cache', function (): void {
    $modx = new Upgraded();
    remove($modx);

    same(
        [['Other'], [], ['minishop2'], ['minishop2'], [], [0, 1], [], false],
        [
            array_column($modx->objects['modPlugin'], 'name'), $modx->objects['modSnippet'],
            array_column($modx->objects['modMenu'], 'text'), array_column($modx->objects['modNamespace'], 'name'),
            $modx->objects['modCategory'], array_column($modx->objects['msDelivery'], 'active'), $modx->services, $modx->isCached,
        ]
    );
});
