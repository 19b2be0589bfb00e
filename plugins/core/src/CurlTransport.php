<?php

declare(strict_types=1);

namespace CourierCore;

final class CurlTransport implements Transport
{
    private const MAX_BYTES = 8388608;

    private string $userAgent;

    public function __construct(string $userAgent)
    {
        $this->userAgent = $userAgent;
    }

    public function send(Request $request): Response
    {
        $handle = curl_init();
        $body = '';
        curl_setopt_array($handle, $this->options($request) + [
            CURLOPT_WRITEFUNCTION => static function ($handle, string $piece) use (&$body): int {
                $body .= $piece;

                // Saying another length than was given ends the transfer.
                return strlen($body) > self::MAX_BYTES ? 0 : strlen($piece);
            },
        ]);

        if (curl_exec($handle) !== true) {
            throw GatewayFailure::noAnswer(curl_errno($handle) . ' ' . curl_error($handle));
        }

        return new Response(
            (int) curl_getinfo($handle, CURLINFO_RESPONSE_CODE),
            (string) curl_getinfo($handle, CURLINFO_CONTENT_TYPE),
            $body
        );
    }

    /** @return array<int, mixed> */
    private function options(Request $request): array
    {
        $headers = [];
        foreach ($request->headers as $name => $value) {
            $headers[] = "{$name}: {$value}";
        }
        $options = [
            CURLOPT_URL => $request->url,
            CURLOPT_CUSTOMREQUEST => $request->method,
            CURLOPT_HTTPHEADER => array_merge($headers, ['Expect:']),
            CURLOPT_USERAGENT => $this->userAgent,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
            CURLOPT_CONNECTTIMEOUT_MS => min(self::CONNECT_TIMEOUT_MS, $request->timeoutMs),
            CURLOPT_TIMEOUT_MS => $request->timeoutMs,
            CURLOPT_NOSIGNAL => true,
        ];

        return $request->body === '' ? $options : $options + [CURLOPT_POSTFIELDS => $request->body];
    }
}
