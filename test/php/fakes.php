<?php

// A shop in memory and a gateway on a string: both keep the contract of what they stand for.

declare(strict_types=1);

use CourierCore\Destination;
use CourierCore\GatewayFailure;
use CourierCore\MethodEntry;
use CourierCore\Order;
use CourierCore\Request;
use CourierCore\Response;
use CourierCore\Selection;
use CourierCore\Settings;
use CourierCore\SettingsSchema;
use CourierCore\Shop;
use CourierCore\Transport;

require __DIR__ . '/builders.php';

const SK = 'sk_k7q2_Zm9yLXRlc3RzLW9ubHktbm90LWEtc2VjcmV0LTEyMzQ1';
const NOW = 1790000060;
/** What the gateway gave the shop when it was connected. */
const INSTALLATION = ['installationId' => 'ins_3fk9', 'publishableKey' => 'pk_3fk9', 'secretKey' => SK];

final class FakeShop implements Shop
{
    /** @var array<string, mixed> */
    public array $settings = ['gatewayUrl' => 'https://gateway.example', 'defaultWeight' => '500'];
    /** @var array<string, array<string, mixed>> key of the entry => its own settings */
    public array $methods = ['door' => ['method' => 'door'], 'pickup' => ['method' => 'pickup_point']];
    /** @var array<string, array<string, mixed>> */
    public array $orders = [];
    /** @var array<string, array<string, mixed>> */
    public array $shipments = [];
    /** @var array<string, array<string, mixed>> */
    public array $saved;
    /** @var array<string, array<string, mixed>> */
    public array $cache = [];
    /** @var string[] what happened to orders: `status 55 completed`, `note 55 …` */
    public array $history = [];
    /** @var array<int, array<int, string>> */
    public array $mails = [];
    /** @var array<int, array<int, mixed>> */
    public array $logs = [];
    public string $address = 'https://shop.example/store';
    public string $locale = 'en';

    public function __construct()
    {
        $this->saved = [
            'installation' => INSTALLATION,
            'ruleSet:door' => ['version' => 2],
            'ruleSet:pickup' => ['version' => 4],
        ];
    }

    public function address(): string
    {
        return $this->address;
    }

    public function software(): array
    {
        return ['platform' => 'fake', 'platformVersion' => '1.0', 'pluginVersion' => '0.1.0'];
    }

    public function otherOrigins(): array
    {
        return ['https://www.shop.example'];
    }

    public function webhookAddress(): string
    {
        return "{$this->address}/courier";
    }

    public function locale(): string
    {
        return $this->locale;
    }

    public function settings(): Settings
    {
        return new Settings(SettingsSchema::load(), $this->settings, ['statusMap' => ['delivered' => 'completed']]);
    }

    public function methods(): array
    {
        $entries = [];
        foreach ($this->methods as $key => $own) {
            $entries[] = new MethodEntry([
                'key' => $key,
                'method' => $own['method'],
                'settings' => $this->settings()->forMethod($own),
                'account' => $own['account'] ?? '',
            ]);
        }

        return $entries;
    }

    public function order(string $orderId): ?Order
    {
        return isset($this->orders[$orderId]) ? new Order($this->orders[$orderId] + ['id' => $orderId]) : null;
    }

    public function findOrderId(string $reference): ?string
    {
        foreach ($this->orders as $id => $order) {
            if ($order['reference'] === $reference) {
                return (string) $id;
            }
        }

        return null;
    }

    public function saveSelection(string $orderId, ?Selection $selection, array $marks): void
    {
        $this->orders[$orderId]['selection'] = $selection;
        $this->orders[$orderId]['marks'] = $marks;
    }

    public function saveDestination(string $orderId, Destination $destination): void
    {
        // As a real shop keeps it: through JSON.
        $kept = json_decode((string) json_encode($destination->toArray()), true);
        $this->orders[$orderId]['destination'] = new Destination($kept);
    }

    public function shipment(string $orderId): array
    {
        return $this->shipments[$orderId] ?? [];
    }

    public function saveShipment(string $orderId, array $record): void
    {
        $this->shipments[$orderId] = json_decode((string) json_encode($record), true);
    }

    public function setStatus(string $orderId, string $status, string $note): void
    {
        $this->orders[$orderId]['status'] = $status;
        $this->history[] = "status {$orderId} {$status}";
    }

    public function addNote(string $orderId, string $note): void
    {
        $this->history[] = "note {$orderId} {$note}";
    }

    public function mailManager(string $to, string $subject, string $text): void
    {
        $this->mails[] = [$to, $subject, $text];
    }

    public function load(string $key): ?array
    {
        return $this->saved[$key] ?? null;
    }

    public function save(string $key, ?array $value): void
    {
        $this->saved[$key] = $value;
    }

    public function recall(string $key): ?array
    {
        return $this->cache[$key] ?? null;
    }

    public function remember(string $key, array $value, int $seconds): void
    {
        $this->cache[$key] = $value;
    }

    public function log(string $level, string $event, array $fields): void
    {
        $this->logs[] = [$level, $event, $fields];
    }
}

/** Answers calls from a script and remembers them. A call nobody scripted fails the test. */
final class FakeTransport implements Transport
{
    /** @var Request[] */
    public array $requests = [];
    /** @var array<string, callable(array<string, mixed>, Request): array{0: int, 1: mixed}> */
    private array $answers = [];

    /**
     * @param string $call `POST /v1/quotes`
     * @param mixed $answer the JSON body, or a function of the request's body that gives `[status, body]`
     */
    public function answer(string $call, $answer, int $status = 200): self
    {
        $this->answers[$call] = is_callable($answer) ? $answer : static fn (): array => [$status, $answer];

        return $this;
    }

    public function fail(string $call, int $status, string $code = 'internal', string $message = 'no'): self
    {
        return $this->answer($call, ['code' => $code, 'message' => $message, 'requestId' => 'req_1'], $status);
    }

    public function hang(string $call): self
    {
        return $this->answer($call, static function (): array {
            throw GatewayFailure::noAnswer('timed out');
        });
    }

    public function send(Request $request): Response
    {
        $this->requests[] = $request;
        $path = (string) parse_url($request->url, PHP_URL_PATH);
        $answer = $this->answers["{$request->method} {$path}"] ?? null;
        if ($answer === null) {
            throw new LogicException("nobody expected {$request->method} {$path}");
        }
        [$status, $body] = $answer((array) json_decode($request->body, true), $request);

        return new Response($status, 'application/json', is_string($body) ? $body : (string) json_encode($body));
    }

    /** @return array<string, mixed> the JSON of the last request */
    public function lastBody(): array
    {
        return (array) json_decode(end($this->requests)->body, true);
    }

    /** @return string[] `POST /v1/quotes` … in order */
    public function calls(): array
    {
        return array_map(
            static fn (Request $r): string => $r->method . ' ' . parse_url($r->url, PHP_URL_PATH),
            $this->requests
        );
    }
}
