<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * Carries one call. `CurlTransport` does it everywhere; a platform with an HTTP client of its own that
 * merchants configure (a proxy, say) may put that in its place.
 */
interface Transport
{
    public const CONNECT_TIMEOUT_MS = 2000;

    /**
     * Whatever status came. Never follows a redirect, verifies TLS, keeps to the request's time limit.
     *
     * @throws GatewayFailure `courier_unavailable` with status 0 when no answer came
     */
    public function send(Request $request): Response;
}
