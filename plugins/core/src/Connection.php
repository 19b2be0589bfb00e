<?php

declare(strict_types=1);

namespace CourierCore;

/** The tie to the gateway: connecting, telling it the shop's settings, and checking that all is well. */
final class Connection
{
    private Context $context;

    public function __construct(Context $context)
    {
        $this->context = $context;
    }

    /**
     * Connects the shop, or connects it anew. The password goes to the gateway and is kept nowhere here.
     *
     * @param array{courierCode: string, login: string, password: string} $credentials
     */
    public function connect(array $credentials, string $account = ''): Outcome
    {
        $shop = ['url' => $this->context->shop->address()] + $this->context->shop->software();
        try {
            $answer = $this->context->openClient('', GatewayClient::JOB_MS)->install($credentials + ['shop' => $shop]);
        } catch (GatewayFailure $failure) {
            $this->context->logFailure('connection.failed', $failure);

            return new Outcome(Outcome::FAILED, $this->context->explain($failure));
        }
        $installation = (new Installation($answer))
            ->follow($this->context->installation($account), $this->context->now());
        $this->context->saveInstallation($account, $installation);
        $this->context->log('info', 'connection.made', ['installation' => $installation->id]);

        return $this->push($account);
    }

    /**
     * Tells the gateway what was saved. What could not be told is remembered, said on the settings page, and
     * tried again by the next job: until then the rules before are in force, here and there.
     */
    public function push(string $account = ''): Outcome
    {
        try {
            $client = $this->context->client($account, GatewayClient::JOB_MS);
            $client->changeInstallation($this->installationChange());
            foreach ($this->context->shop->methods() as $entry) {
                if ($entry->account === $account) {
                    $version = $client->putRuleSet($entry->ruleSetName(), RuleSet::of($entry));
                    $this->context->shop->save("ruleSet:{$entry->ruleSetName()}", ['version' => $version]);
                }
            }
        } catch (GatewayFailure $failure) {
            $this->context->logFailure('settings.not_pushed', $failure);
            $text = $this->context->texts->say('push.failed', ['reason' => $this->context->explain($failure)]);
            $this->context->shop->save("push:{$account}", ['problem' => $text]);

            return new Outcome($failure->isOutage() ? Outcome::LATER : Outcome::FAILED, $text);
        }
        $this->context->shop->save("push:{$account}", null);
        (new Quotes($this->context))->forgetOutage($account);

        return new Outcome(Outcome::DONE, $this->context->texts->say('push.done'));
    }

    /** What the settings page has to say about a push that did not get through; null: all was told. */
    public function pushProblem(string $account = ''): ?string
    {
        return $this->context->shop->load("push:{$account}")['problem'] ?? null;
    }

    /** For the half-hourly job. */
    public function pushAgain(): void
    {
        foreach ($this->context->accounts() as $account) {
            if ($this->pushProblem($account) !== null) {
                $this->push($account);
            }
        }
    }

    /**
     * Credentials, a sample price, the webhook, the clock: one sentence each.
     *
     * @return array{ok: bool, findings: array<int, array{code: string, ok: bool, text: string}>}
     */
    public function check(string $account = ''): array
    {
        $report = new CheckReport($this->context->texts);
        $report->add('https', strncmp($this->context->shop->address(), 'https://', 8) === 0);
        if ($this->pushProblem($account) !== null) {
            $this->push($account);
        }
        $problem = $this->pushProblem($account);
        if ($problem !== null) {
            $report->addText('push', false, $problem);
        }
        try {
            $answer = $this->context->client($account, GatewayClient::JOB_MS)->check($this->sample($account));
        } catch (GatewayFailure $failure) {
            $this->context->logFailure('connection.check_failed', $failure);
            $report->addText('gateway', false, $this->context->explain($failure));

            return $report->toArray();
        }
        $report->addAnswer($answer, $this->context->now());

        return $report->toArray();
    }

    /**
     * For the town picker of the settings page.
     *
     * @return array<int, array<string, mixed>>
     * @throws GatewayFailure
     */
    public function towns(string $typed, string $account = ''): array
    {
        return $this->context->client($account, GatewayClient::CHECKOUT_MS)->towns(['q' => $typed]);
    }

    /**
     * Goods in the courier's warehouse under the merchant's article, while a product is saved.
     *
     * @return array<int, array<string, mixed>> none: the courier knows no such article
     * @throws GatewayFailure `unsupported` where the courier keeps no goods
     */
    public function items(string $article): array
    {
        return $this->context->client('', GatewayClient::CHECKOUT_MS)->items($article);
    }

    /**
     * For the list of speeds on the settings page; the courier's first is the default.
     *
     * @return array<int, array<string, mixed>>
     * @throws GatewayFailure
     */
    public function serviceLevels(string $account = ''): array
    {
        return $this->context->client($account, GatewayClient::CHECKOUT_MS)->serviceLevels();
    }

    /**
     * The same list for a form: asked for once an hour, empty while it cannot be had.
     *
     * @return array<int|string, string> name by code
     */
    public function knownServiceLevels(): array
    {
        $kept = $this->context->shop->recall('serviceLevels');
        if ($kept === null && $this->context->installation('') !== null) {
            try {
                $kept = array_column($this->serviceLevels(), 'name', 'code');
            } catch (GatewayFailure $failure) {
                $kept = [];
            }
            $this->context->shop->remember('serviceLevels', $kept, $kept === [] ? 60 : 3600);
        }

        return array_map('strval', $kept ?? []);
    }

    /** @return array<string, mixed> */
    private function sample(string $account): array
    {
        $sample = ['weightGrams' => $this->context->shop->settings()->int('defaultWeight') ?: 1000];
        foreach ($this->context->shop->methods() as $entry) {
            if ($entry->account === $account) {
                return $sample + ['ruleSet' => $entry->ruleSetName()];
            }
        }

        return $sample;
    }

    /** @return array<string, mixed> */
    private function installationChange(): array
    {
        $settings = $this->context->shop->settings();

        return [
            'numberPrefix' => $settings->text('numberPrefix'),
            'allowedOrigins' => array_values($this->context->shop->otherOrigins()),
            'webhookUrl' => $this->context->shop->webhookAddress() ?: null,
            'deliveryWindows' => $this->windows($settings),
        ];
    }

    /** @return array<string, mixed>|null */
    private function windows(Settings $settings): ?array
    {
        $windows = [];
        foreach ($settings->list('deliveryWindows') as $window) {
            if (preg_match('/^(\d\d:\d\d)-(\d\d:\d\d)$/D', $window, $parts) === 1) {
                $windows[] = ['from' => $parts[1], 'to' => $parts[2]];
            }
        }
        if ($windows === []) {
            return null;
        }

        return [
            'windows' => $windows,
            'daysAhead' => $settings->int('deliveryDaysAhead'),
            'daysOff' => array_map('intval', $settings->list('deliveryDaysOff')),
        ];
    }
}
