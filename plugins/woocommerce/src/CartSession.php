<?php

declare(strict_types=1);

namespace CourierWoo;

/**
 * What is remembered with an open cart, guests' too: the buyer's token, and which token each delivery price
 * was set from, because WooCommerce keeps old rates between choosing and ordering.
 */
final class CartSession
{
    /** The selection token chosen last, or ''. */
    public function token(int $package): string
    {
        return $this->read()['tokens'][$package] ?? '';
    }

    /** @return int[] packages that have a token */
    public function tokenPackages(): array
    {
        return array_map('intval', array_keys($this->read()['tokens'] ?? []));
    }

    /** @param string $town of the shop's own fields, now */
    public function keepToken(int $package, string $token, string $town): void
    {
        if ($token === '') {
            $this->dropToken($package);

            return;
        }
        $kept = $this->read();
        $kept['tokens'][$package] = $token;
        $kept['towns'][$package] = $town;
        $this->write($kept);
    }

    /** @param array{token: string, source: string, price: int} $priced */
    public function keepPriced(int $package, string $entryKey, array $priced): void
    {
        $kept = $this->read();
        $kept['priced'][$package][$entryKey] = $priced;
        $this->write($kept);
    }

    /** @return array{token: string, source: string, price: int}|null */
    public function priced(int $package, string $entryKey): ?array
    {
        return $this->read()['priced'][$package][$entryKey] ?? null;
    }

    /** The town of the shop's own fields when the token came: another town drops it. */
    public function townAtChoice(int $package): string
    {
        return $this->read()['towns'][$package] ?? '';
    }

    public function dropToken(int $package): void
    {
        $kept = $this->read();
        if (isset($kept['tokens'][$package])) {
            unset($kept['tokens'][$package], $kept['towns'][$package]);
            $this->write($kept);
        }
    }

    public function forget(): void
    {
        $this->write([]);
    }

    /** The shop's code of the payment method chosen so far, or ''. */
    public function paymentMethod(): string
    {
        $session = WC()->session;

        return $session === null ? '' : (string) $session->get('chosen_payment_method', '');
    }

    /** @return array<int, string> chosen rate by package */
    public function packagesWithChoice(): array
    {
        $chosen = WC()->session === null ? [] : (array) WC()->session->get('chosen_shipping_methods', []);

        return array_filter($chosen, 'is_string');
    }

    /** Id of the rate that is chosen for a package, or ''. */
    public function chosenRate(int $package): string
    {
        return $this->packagesWithChoice()[$package] ?? '';
    }

    /** Makes WooCommerce ask our methods again. */
    public function dropRates(int $package): void
    {
        if (WC()->session !== null) {
            WC()->session->set("shipping_for_package_{$package}", null);
        }
    }

    /** @return array<string, mixed> */
    private function read(): array
    {
        $session = WC()->session;
        $kept = $session === null ? null : $session->get(Brand::PREFIX);

        return is_array($kept) ? $kept : [];
    }

    /** @param array<string, mixed> $kept */
    private function write(array $kept): void
    {
        if (WC()->session !== null) {
            WC()->session->set(Brand::PREFIX, $kept === [] ? null : $kept);
        }
    }
}
