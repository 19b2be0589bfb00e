<?php

// WordPress's small functions and the pages of its administration.

declare(strict_types=1);

define('ABSPATH', '/wordpress/');
define('WC_VERSION', '11.0.1');
define('ARRAY_A', 'ARRAY_A');

function __return_true(): bool
{
    return true;
}
function absint($number): int
{
    return abs((int) $number);
}
function esc_html($text): string
{
    return htmlspecialchars((string) $text, ENT_QUOTES);
}
function esc_attr($text): string
{
    return htmlspecialchars((string) $text, ENT_QUOTES);
}
function esc_textarea($text): string
{
    return htmlspecialchars((string) $text, ENT_QUOTES);
}
function esc_url($url): string
{
    return htmlspecialchars((string) $url, ENT_QUOTES);
}
function sanitize_text_field($text): string
{
    return trim(strip_tags((string) $text));
}
function sanitize_textarea_field($text): string
{
    return trim(strip_tags((string) $text));
}
function sanitize_key($key): string
{
    return (string) preg_replace('/[^a-z0-9_-]/', '', strtolower((string) $key));
}
function wp_unslash($value)
{
    return is_array($value) ? array_map('wp_unslash', $value) : (is_string($value) ? stripslashes($value) : $value);
}
function wp_json_encode($value, int $flags = 0): string
{
    return (string) json_encode($value, $flags);
}
function wp_parse_url(string $url): array
{
    return (array) parse_url($url);
}
function wp_strip_all_tags($text): string
{
    return strip_tags((string) $text);
}
function wp_rand(): int
{
    return random_int(0, PHP_INT_MAX);
}
function wp_date(string $format, int $at): string
{
    return gmdate('Y-m-d H:i', $at);
}
function wp_create_nonce(string $action): string
{
    return substr(md5($action), 0, 10);
}
function wp_nonce_url(string $url, string $action): string
{
    return $url . '&_wpnonce=' . wp_create_nonce($action);
}
function check_admin_referer(string $action): void
{
    if (($_REQUEST['_wpnonce'] ?? '') !== wp_create_nonce($action)) {
        throw new RuntimeException('the nonce is wrong');
    }
}
function checked($a, $b = true, bool $echo = true): string
{
    return (string) $a === (string) $b ? ' checked' : '';
}
function selected($a, $b = true, bool $echo = true): string
{
    return (string) $a === (string) $b ? ' selected' : '';
}
function untrailingslashit(string $path): string
{
    return rtrim($path, '/');
}
function determine_locale(): string
{
    return 'ru_RU';
}
function get_bloginfo(string $what): string
{
    return '6.9.1';
}
function is_admin(): bool
{
    return Site::$isAdmin;
}
function is_checkout(): bool
{
    return !Site::$isAdmin;
}
function is_order_received_page(): bool
{
    return false;
}
function is_wc_endpoint_url(string $endpoint): bool
{
    return false;
}
function is_multisite(): bool
{
    return false;
}
function wp_doing_ajax(): bool
{
    return false;
}
function admin_url(string $path = ''): string
{
    return Site::$url . '/wp-admin/' . $path;
}
function rest_url(string $path = ''): string
{
    return Site::$url . '/wp-json/' . $path;
}
function plugins_url(string $path, string $file): string
{
    return Site::$url . '/wp-content/plugins/courier-checkout/' . $path;
}
function plugin_basename(string $file): string
{
    return 'courier-checkout/courier-checkout.php';
}
function add_query_arg($key, $value = null, $url = null): string
{
    [$query, $base] = is_array($key) ? [$key, (string) $value] : [[$key => $value], (string) $url];

    return $base . (strpos($base, '?') === false ? '?' : '&') . http_build_query(array_map('rawurldecode', $query));
}
function register_activation_hook(string $file, callable $callback): void
{
    add_action('activate', $callback);
}
function register_deactivation_hook(string $file, callable $callback): void
{
    add_action('deactivate', $callback);
}
function add_submenu_page(...$arguments): void
{
}
function add_meta_box(string $id, string $title, callable $show, string $screen, string $place, string $priority): void
{
    Site::$data['boxes'][$id] = $title;
}
function wp_register_script(...$arguments): void
{
}
function wp_enqueue_script(...$arguments): void
{
}
function wp_register_style(...$arguments): void
{
}
function wp_enqueue_style(...$arguments): void
{
}
function wp_add_inline_script(...$arguments): void
{
}
function nocache_headers(): void
{
}
function wp_die(string $text = '', string $title = '', $status = 500): void
{
    throw new RuntimeException("died {$status}: {$text}");
}

final class WP_Post
{
    public int $ID = 0;
}

/** The end of a request that answers with another address. */
final class Redirected extends Exception
{
}

function wp_safe_redirect(string $url): void
{
    throw new Redirected($url);
}
