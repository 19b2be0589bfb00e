<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\SettingsSchema;

/** Draws the settings page: three fields and one button, then the rest folded. */
final class SettingsHtml
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<string, mixed> $values
     * @param array<string, string> $problems text by field
     */
    public function show(array $values, array $problems): void
    {
        $texts = $this->plugin->delivery->texts();
        $field = new FieldHtml($this->plugin);
        if ($this->plugin->logo() !== '') {
            echo '<p><img class="courier-logo" src="' . esc_url($this->plugin->logo()) . '" alt="'
                . esc_attr($this->plugin->brand->name($this->plugin->words()->locale())) . '"></p>';
        }
        foreach ($this->groups() as $group => $fields) {
            $isOpen = $group === 'connection' || array_intersect_key($problems, $fields) !== [];
            echo '<details class="courier-group"' . ($isOpen ? ' open' : '') . '><summary><h2>'
                . esc_html($texts->say("group.{$group}")) . '</h2></summary><table class="form-table"><tbody>';
            foreach ($fields as $key => $schema) {
                $value = $values[$key] ?? $this->initial($key, $schema['default']);
                // Every part of it is escaped where it is made.
                // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
                echo $field->row($schema, Brand::PREFIX . "[{$key}]", $value, $problems[$key] ?? '');
            }
            echo '</tbody></table>';
            if ($group === 'connection') {
                $this->connection();
            }
            echo '</details>';
        }
    }

    /** @return array<string, array<string, array<string, mixed>>> fields by group, in the schema's order */
    private function groups(): array
    {
        $groups = [];
        foreach (SettingsSchema::load()->fields('shop') as $key => $field) {
            // Whose brand it is knows its gateway.
            if ($key !== 'gatewayUrl' || $this->plugin->brand->gatewayUrl() === '') {
                $groups[$field['group']][$key] = $field;
            }
        }

        return $groups;
    }

    /**
     * @param mixed $default
     * @return mixed
     */
    private function initial(string $key, $default)
    {
        if ($key === 'paymentMap') {
            // Only "cash on delivery" is known to be money at the door; the merchant sees it and decides.
            $others = array_diff(array_keys(FieldChoices::payments()), ['cod']);

            return array_fill_keys($others, 'none') + ['cod' => 'cash'];
        }
        if ($key === 'statusMap') {
            return ['delivered' => 'completed'];
        }

        return $key === 'courierCode' ? $this->plugin->brand->courierCode() : $default;
    }

    private function connection(): void
    {
        $words = $this->plugin->words();
        $isConnected = $this->plugin->delivery->publishableKey() !== '';
        $problem = $this->plugin->delivery->connection()->pushProblem();
        echo '<p>' . esc_html($words->say($isConnected ? 'settings.connected' : 'settings.notConnected')) . '</p>';
        if ($problem !== null) {
            echo '<p class="courier-problem" role="alert">' . esc_html($problem) . '</p>';
        }
        if ($isConnected) {
            $diagnosis = wp_nonce_url(
                admin_url('admin-post.php?action=' . Brand::PREFIX . '_diagnosis'),
                Brand::PREFIX . '_diagnosis'
            );
            echo '<div data-courier="check" data-brand="' . esc_attr(Brand::SLUG) . '"></div><p><a href="' . esc_url($diagnosis) . '">'
                . esc_html($words->say('link.diagnosis')) . '</a> · <a href="'
                . esc_url(admin_url('admin.php?page=wc-settings&tab=shipping')) . '">'
                . esc_html($words->say('link.zones')) . '</a></p>';
        }
    }
}
