<?php

// WordPress's REST: routes, requests, answers and errors.

declare(strict_types=1);

final class WP_Error
{
    /** @var array<int, array{0: string, 1: string, 2: mixed}> */
    public array $errors = [];

    public function __construct(string $code = '', string $message = '', $data = null)
    {
        if ($code !== '') {
            $this->add($code, $message, $data);
        }
    }

    public function add(string $code, string $message, $data = null): void
    {
        $this->errors[] = [$code, $message, $data];
    }
}

final class WP_REST_Response
{
    public $data;
    public int $status;

    public function __construct($data = null, int $status = 200)
    {
        $this->data = $data;
        $this->status = $status;
    }
}

final class WP_REST_Request implements ArrayAccess
{
    private string $method;
    private array $parameters;
    private string $body;
    private array $headers;

    public function __construct(string $method, array $parameters, string $body = '', array $headers = [])
    {
        [$this->method, $this->parameters, $this->body, $this->headers] = [$method, $parameters, $body, $headers];
    }

    public function get_method(): string
    {
        return $this->method;
    }

    public function get_body(): string
    {
        return $this->body;
    }

    public function get_header(string $name): ?string
    {
        return $this->headers[$name] ?? null;
    }

    public function get_json_params(): array
    {
        return json_decode($this->body, true) ?: [];
    }

    #[ReturnTypeWillChange]
    public function offsetGet($name)
    {
        return $this->parameters[$name] ?? null;
    }

    #[ReturnTypeWillChange]
    public function offsetExists($name)
    {
        return isset($this->parameters[$name]);
    }

    #[ReturnTypeWillChange]
    public function offsetSet($name, $value)
    {
        $this->parameters[$name] = $value;
    }

    #[ReturnTypeWillChange]
    public function offsetUnset($name)
    {
        unset($this->parameters[$name]);
    }
}

function register_rest_route(string $namespace, string $route, array $handler): void
{
    Site::$routes["/{$namespace}{$route}"][$handler['methods']] = $handler;
}

/** @return array{0: int, 1: mixed} */
function rest_call(string $method, string $path, string $body, array $headers, array $query): array
{
    do_action('rest_api_init');
    foreach (Site::$routes as $route => $methods) {
        if (isset($methods[$method]) && preg_match("~^{$route}$~", $path, $parts) === 1) {
            if (!$methods[$method]['permission_callback']()) {
                return [401, ['code' => 'rest_forbidden', 'message' => 'no']];
            }
            $answer = $methods[$method]['callback'](new WP_REST_Request($method, $parts + $query, $body, $headers));

            return $answer instanceof WP_Error
                ? [$answer->errors[0][2]['status'] ?? 500, ['code' => $answer->errors[0][0], 'message' => $answer->errors[0][1]]]
                : [$answer->status, $answer->data];
        }
    }

    return [404, ['code' => 'rest_no_route', 'message' => $path]];
}
