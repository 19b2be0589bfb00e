<?php

declare(strict_types=1);

namespace CourierCore\Form;

use CourierCore\Delivery;
use CourierCore\Outcome;
use CourierCore\Settings;
use CourierCore\SettingsForm;
use CourierCore\SettingsSchema;

/** Judges a settings form, and tells the gateway once it is kept. */
final class SettingsSaving
{
    /** The courier cannot price without them; 0 stands for no mark-up. */
    private const REQUIRED = ['senderTown', 'multiplier', 'additive'];

    private Delivery $delivery;
    private SettingsSchema $schema;

    public function __construct(Delivery $delivery, SettingsSchema $schema)
    {
        $this->delivery = $delivery;
        $this->schema = $schema;
    }

    /**
     * @param array<string, mixed> $typed see `SettingsInput`
     * @return array<string, string> text by field; none: all is well
     */
    public function problems(array $typed): array
    {
        $isConnected = $this->delivery->publishableKey() !== '';
        $problems = $this->said($typed, 'shop');
        if ($isConnected) {
            // The password is asked for only while there is no connection.
            unset($problems['password']);
        }
        foreach (self::REQUIRED as $key) {
            // Towns are the courier's list: it can be read once the shop is connected.
            $isAsked = $key !== 'senderTown' || $isConnected;
            if ($isAsked && in_array($typed[$key], ['', []], true)) {
                $problems[$key] = $this->delivery->texts()->say('form.required');
            }
        }

        return $problems;
    }

    /**
     * @param array<string, mixed> $rules of one method
     * @return array<string, string> text by field
     */
    public function methodProblems(array $rules): array
    {
        return $this->said($rules, 'method');
    }

    /**
     * What a method keeps: where nothing is typed, the shop's own value holds.
     *
     * @param array<string, mixed> $rules
     * @return array<string, mixed>
     */
    public static function ownRules(array $rules): array
    {
        return array_filter($rules, static fn ($value): bool => $value !== '' && $value !== []);
    }

    /** Connects with a password, else tells what was changed. The password goes to the gateway only. */
    public function tell(Settings $kept, string $password): Outcome
    {
        $connection = $this->delivery->connection();

        return $password === '' ? $connection->push() : $connection->connect([
            'courierCode' => $kept->text('courierCode'),
            'login' => $kept->text('login'),
            'password' => $password,
        ]);
    }

    /**
     * @param array<string, mixed> $typed
     * @return array<string, string>
     */
    private function said(array $typed, string $scope): array
    {
        $texts = $this->delivery->texts();

        return array_map(
            static fn (string $problem): string => $texts->say($problem),
            (new SettingsForm($this->schema))->problems($typed, $scope)
        );
    }
}
