<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * The gateway's HTTP interface, call by call. Shapes are those of `docs/api/openapi.json`; answers are
 * plain arrays. Every call throws `GatewayFailure` and nothing else.
 */
final class GatewayClient
{
    public const CHECKOUT_MS = 5000;
    public const JOB_MS = 20000;
    private const WAIT_MS = 8000;
    /** Without these an answer says nothing of a shipment. */
    private const STATE = ['state', 'attempt'];

    private Transport $transport;
    private string $baseUrl;
    private string $shopAddress;
    private string $secretKey;
    private int $timeoutMs;

    /**
     * @param array{url: string, shopAddress: string, secretKey?: string, timeoutMs: int} $options
     */
    public function __construct(Transport $transport, array $options)
    {
        $this->transport = $transport;
        $this->baseUrl = rtrim($options['url'], '/');
        $this->shopAddress = $options['shopAddress'];
        $this->secretKey = $options['secretKey'] ?? '';
        $this->timeoutMs = $options['timeoutMs'];
    }

    /** @param array<string, mixed> $request @return array<string, mixed> */
    public function install(array $request): array
    {
        $keys = ['installationId', 'publishableKey', 'secretKey'];

        return self::holding($keys, $this->call('POST', '/v1/installations', $request));
    }

    /** @return array<string, mixed> */
    public function installation(): array
    {
        return $this->call('GET', '/v1/installation');
    }

    /** @param array<string, mixed> $change */
    public function changeInstallation(array $change): void
    {
        $this->call('PUT', '/v1/installation', $change);
    }

    /** @param array<string, mixed> $sample @return array<string, mixed> */
    public function check(array $sample): array
    {
        return $this->call('POST', '/v1/installation/check', $sample);
    }

    /**
     * @param array<string, mixed> $rules
     * @return int the version now in force
     */
    public function putRuleSet(string $name, array $rules): int
    {
        return (int) ($this->call('PUT', '/v1/rule-sets/' . rawurlencode($name), $rules)['version'] ?? 0);
    }

    /** @return array<int, array<string, mixed>> */
    public function serviceLevels(): array
    {
        return $this->call('GET', '/v1/service-levels')['serviceLevels'] ?? [];
    }

    /**
     * @param array<string, string> $query `q` or `code`
     * @return array<int, array<string, mixed>> best first
     */
    public function towns(array $query): array
    {
        return $this->call('GET', '/v1/towns?' . http_build_query($query))['towns'] ?? [];
    }

    /** @return array<int, array<string, mixed>> */
    public function points(string $townCode): array
    {
        return $this->call('GET', '/v1/pickup-points?' . http_build_query(['town' => $townCode]))['points'] ?? [];
    }

    /** @return array<int, array<string, mixed>> what the courier's warehouse has under an article; none: nothing */
    public function items(string $article): array
    {
        return $this->call('GET', '/v1/items?' . http_build_query(['article' => $article]))['items'] ?? [];
    }

    /** @return array<string, mixed> */
    public function point(string $code): array
    {
        return $this->call('GET', '/v1/pickup-points/' . rawurlencode($code))['point'] ?? [];
    }

    /** @param array<string, mixed> $request @return array<string, mixed> */
    public function quote(array $request): array
    {
        return self::holding(['quotes'], $this->call('POST', '/v1/quotes', $request));
    }

    /** @param array<string, mixed> $request @return array<string, mixed> */
    public function select(array $request): array
    {
        return $this->call('POST', '/v1/selections', $request);
    }

    /**
     * Hands an order over and waits a little for the courier's word.
     *
     * @param array<string, mixed> $draft
     * @return array<string, mixed>
     */
    public function ship(string $reference, int $attempt, array $draft): array
    {
        $body = ['reference' => $reference, 'attempt' => $attempt, 'draft' => $draft];
        $key = ['Idempotency-Key' => rawurlencode($reference) . "#{$attempt}"];

        return self::holding(self::STATE, $this->call('POST', '/v1/shipments?waitMs=' . self::WAIT_MS, $body, $key));
    }

    /** @return array<string, mixed> */
    public function shipment(string $reference): array
    {
        return self::holding(self::STATE, $this->call('GET', $this->shipmentPath($reference)));
    }

    /**
     * @param array<string, mixed> $draft
     * @return array<string, mixed>
     */
    public function editShipment(string $reference, array $draft): array
    {
        $path = $this->shipmentPath($reference, '', true);

        return self::holding(self::STATE, $this->call('PUT', $path, ['draft' => $draft]));
    }

    /** @return array<string, mixed> */
    public function cancelShipment(string $reference): array
    {
        return self::holding(self::STATE, $this->call('POST', $this->shipmentPath($reference, '/cancel', true), []));
    }

    /**
     * @param string $verdict `ours` or `foreign`
     * @return array<string, mixed>
     */
    public function resolveShipment(string $reference, string $verdict): array
    {
        $path = $this->shipmentPath($reference, '/resolve', true);

        return self::holding(self::STATE, $this->call('POST', $path, ['verdict' => $verdict]));
    }

    /** The PDF's bytes. */
    public function label(string $reference): string
    {
        $response = $this->send('GET', $this->shipmentPath($reference, '/label'), '', []);
        if (strncmp($response->body, '%PDF-', 5) !== 0) {
            throw GatewayFailure::garbage($response->status);
        }

        return $response->body;
    }

    /** @return array<string, mixed> `events`, and `next` to ask again with */
    public function events(string $after): array
    {
        return $this->call('GET', '/v1/tracking-events?' . http_build_query(['after' => $after]));
    }

    /**
     * What the shop would keep in place of what it knows must come from a gateway: not every JSON does.
     *
     * @param string[] $keys
     * @param array<string, mixed> $answer
     * @return array<string, mixed>
     */
    private static function holding(array $keys, array $answer): array
    {
        if (array_diff($keys, array_keys($answer)) !== []) {
            throw GatewayFailure::garbage(200);
        }

        return $answer;
    }

    private function shipmentPath(string $reference, string $what = '', bool $waits = false): string
    {
        return '/v1/shipments/' . rawurlencode($reference) . $what . ($waits ? '?waitMs=' . self::WAIT_MS : '');
    }

    /**
     * @param array<string, mixed>|null $body
     * @param array<string, string> $headers
     * @return array<string, mixed>
     */
    private function call(string $method, string $path, ?array $body = null, array $headers = []): array
    {
        $flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE;
        // An empty PHP array would be a JSON list.
        $json = $body === null ? '' : (string) json_encode($body ?: (object) [], $flags);
        $response = $this->send($method, $path, $json, $headers);
        $answer = json_decode($response->body, true, 32);
        if (!is_array($answer)) {
            throw GatewayFailure::garbage($response->status);
        }

        return $answer;
    }

    /** @param array<string, string> $headers */
    private function send(string $method, string $path, string $body, array $headers): Response
    {
        $headers += ['Accept' => 'application/json', 'Courier-Shop' => $this->shopAddress];
        if ($body !== '') {
            $headers['Content-Type'] = 'application/json';
        }
        if ($this->secretKey !== '') {
            $headers['Authorization'] = "Bearer {$this->secretKey}";
        }
        $response = $this->transport->send(new Request([
            'method' => $method,
            'url' => $this->baseUrl . $path,
            'headers' => $headers,
            'body' => $body,
            'timeoutMs' => $this->timeoutMs,
        ]));
        if ($response->status >= 200 && $response->status < 300) {
            return $response;
        }
        $problem = json_decode($response->body, true, 16);
        if ($response->status < 400 || !is_array($problem) || !isset($problem['code'])) {
            throw GatewayFailure::garbage($response->status);
        }

        throw new GatewayFailure($response->status, $problem);
    }
}
