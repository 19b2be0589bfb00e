<?php

declare(strict_types=1);

namespace CourierWoo;

use Automattic\WooCommerce\Blocks\Integrations\IntegrationInterface;

/** Gives the checkout block our script: it registers one inner block below the shipping methods. */
final class BlockIntegration implements IntegrationInterface
{
    public const NAME = Brand::SLUG . '/delivery';

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return string */
    public function get_name()
    {
        return Brand::SLUG;
    }

    public function initialize(): void
    {
        $needs = ['wc-blocks-checkout', 'wc-settings', 'wp-data', 'wp-element'];
        $script = $this->plugin->url('assets/blocks.js');
        wp_register_script($this->handle(), $script, $needs, Plugin::VERSION, true);
        // The same file; only the editor has to have blocks.
        $needs = array_merge($needs, ['wp-blocks', 'wp-block-editor']);
        wp_register_script($this->handle() . '-editor', $script, $needs, Plugin::VERSION, true);
        wp_register_style(
            $this->handle(),
            $this->plugin->url('assets/checkout.css'),
            [],
            Plugin::VERSION
        );
        add_action('wp_enqueue_scripts', function (): void {
            if (is_checkout()) {
                wp_enqueue_style($this->handle());
            }
        });
    }

    /** @return string[] */
    public function get_script_handles()
    {
        return [$this->handle()];
    }

    /** @return string[] */
    public function get_editor_script_handles()
    {
        return [$this->handle() . '-editor'];
    }

    /** @return array<string, mixed> */
    public function get_script_data()
    {
        return ['block' => self::NAME] + (new CheckoutState($this->plugin))->page();
    }

    private function handle(): string
    {
        return Brand::SLUG . '-blocks';
    }
}
