<?php

declare(strict_types=1);

namespace CourierCore;

use Closure;

/** What a selection token must say to count for this checkout: the shop's own truth, nothing from the page. */
final class Expected
{
    /** This shop's installation: `ins_…`. */
    public string $installation;
    /** The chosen method: `door` or `pickup_point` (which includes lockers). */
    public string $method;
    /** The chosen method's rule set in force: `name@version`. */
    public string $ruleSet;
    /** Of the shop's real cart. */
    public string $fingerprint;
    /** The order's currency. */
    public string $currency;
    /** @var (Closure(Selection): bool)|null whether the shop can deliver to the token's town by this method */
    public ?Closure $holdsPlace;

    /**
     * @param array{installation: string, method: string, ruleSet: string, fingerprint: string,
     *     currency: string, holdsPlace?: (Closure(Selection): bool)|null} $expected
     */
    public function __construct(array $expected)
    {
        $this->installation = $expected['installation'];
        $this->method = $expected['method'];
        $this->ruleSet = $expected['ruleSet'];
        $this->fingerprint = $expected['fingerprint'];
        $this->currency = $expected['currency'];
        $this->holdsPlace = $expected['holdsPlace'] ?? null;
    }
}
