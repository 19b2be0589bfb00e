<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\GatewayFailure;
use CourierWoo\Core\Outcome;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/** The addresses our own scripts and the gateway call. */
final class RestRoutes
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function register(): void
    {
        add_action('rest_api_init', [$this, 'addRoutes']);
    }

    public function addRoutes(): void
    {
        $orders = static fn (): bool => current_user_can('edit_shop_orders');
        $manager = static fn (): bool => current_user_can('manage_woocommerce');
        // Open to the world: the body's signature is the key.
        $this->add('POST', '/webhook', [$this, 'receive'], '__return_true');
        $this->add('GET', '/orders/(?P<id>\d+(\.\d+)?)', [$this, 'order'], $orders);
        $this->add('POST', '/orders/(?P<id>\d+(\.\d+)?)/(?P<action>[a-z_]+)', [$this, 'act'], $orders);
        $this->add('POST', '/check', [$this, 'check'], $manager);
        $this->add('GET', '/towns', [$this, 'towns'], $orders);
        $this->add('GET', '/service-levels', [$this, 'serviceLevels'], $orders);
    }

    public function receive(WP_REST_Request $request): WP_REST_Response
    {
        $header = (string) $request->get_header('courier_signature');
        $answer = $this->plugin->delivery->tracking()->receive((string) $request->get_body(), $header);

        return new WP_REST_Response(json_decode($answer->body, true), $answer->status);
    }

    /** @return WP_REST_Response|WP_Error */
    public function order(WP_REST_Request $request)
    {
        $block = (new OrderPanel($this->plugin))->of((string) $request['id']);

        return $block === null ? $this->gone() : new WP_REST_Response($block);
    }

    /** @return WP_REST_Response|WP_Error */
    public function act(WP_REST_Request $request)
    {
        $outcome = $this->perform((string) $request['action'], (string) $request['id'], $request);
        if ($outcome === null) {
            return new WP_Error('not_found', 'no such action', ['status' => 404]);
        }
        $block = (new OrderPanel($this->plugin))->of((string) $request['id']);

        return $block === null ? $this->gone() : new WP_REST_Response([
            'outcome' => ['kind' => $outcome->kind, 'text' => $outcome->text],
            'block' => $block,
        ]);
    }

    public function check(): WP_REST_Response
    {
        return new WP_REST_Response($this->plugin->delivery->connection()->check());
    }

    /** @return WP_REST_Response|WP_Error */
    public function towns(WP_REST_Request $request)
    {
        return $this->ask('towns', fn (): array => $this->plugin->delivery->connection()->towns((string) $request['q']));
    }

    /** @return WP_REST_Response|WP_Error */
    public function serviceLevels()
    {
        return $this->ask('serviceLevels', fn (): array => $this->plugin->delivery->connection()->serviceLevels());
    }

    private function perform(string $action, string $orderId, WP_REST_Request $request): ?Outcome
    {
        $shipping = $this->plugin->delivery->shipping();
        switch ($action) {
            case 'send':
                return $this->plugin->delivery->sending()->send($orderId);
            case 'edit':
                return $shipping->edit($orderId);
            case 'cancel':
                return $shipping->cancel($orderId);
            case 'refresh':
                return $shipping->refresh($orderId);
            case 'resolve_ours':
                return $shipping->resolve($orderId, 'ours');
            case 'resolve_foreign':
                return $shipping->resolve($orderId, 'foreign');
            case 'choose':
                return $shipping->choose($orderId, (array) $request->get_json_params());
            default:
                return null;
        }
    }

    /**
     * @param callable(): array<int, array<string, mixed>> $question
     * @return WP_REST_Response|WP_Error
     */
    private function ask(string $name, callable $question)
    {
        try {
            return new WP_REST_Response([$name => $question()]);
        } catch (GatewayFailure $failure) {
            return new WP_Error($failure->code(), $failure->getMessage(), ['status' => $failure->status() ?: 503]);
        }
    }

    private function gone(): WP_Error
    {
        return new WP_Error('not_found', $this->plugin->delivery->texts()->say('send.orderGone'), ['status' => 404]);
    }

    private function add(string $method, string $route, callable $callback, callable $permission): void
    {
        register_rest_route(Brand::SLUG . '/v1', $route, [
            'methods' => $method,
            'callback' => $callback,
            'permission_callback' => $permission,
        ]);
    }
}
