<?php

declare(strict_types=1);

namespace CourierCore;

/** The pickup point that an order's address names: shops without a chooser taught their buyers to write it there. */
final class AddressedPoint
{
    /** An address without one of these is an address. */
    private const WORDS = '/(?<!\pL)(ПВЗ|ПВ3|PVZ|пункт\pL*(\s+выдачи)?|постамат\pL*|самовывоз'
        . '|pick-?up|point|locker)(?!\pL)/iu';
    private const KEPT_SECONDS = 3600;
    private const WAIT_MS = 3000;
    private const SHORTEST_NAME = 4;

    private Context $context;

    public function __construct(Context $context)
    {
        $this->context = $context;
    }

    /**
     * @param string $text the address as the buyer typed it, all its lines
     * @return array{code: string, name: string, address: string}|null null: none, or it is not clear which one
     */
    public function of(Order $order, string $text): ?array
    {
        if ($order->destination() !== null || preg_match(self::WORDS, $text) !== 1) {
            return null;
        }
        $settings = $this->context->shop->settings();
        $town = $order->recipient('town', $settings);
        $key = 'addressed:' . sha1("{$town} {$text}");
        $known = $this->context->shop->recall($key);
        if ($known === null) {
            $known = ['point' => $this->find($town, $text)];
            $this->context->shop->remember($key, $known, self::KEPT_SECONDS);
        }

        return $known['point'];
    }

    /** @return array{code: string, name: string, address: string}|null */
    private function find(string $townName, string $text): ?array
    {
        try {
            $client = $this->context->client('', self::WAIT_MS);
            $town = $townName === '' ? null : ($client->towns(['q' => $townName])[0] ?? null);
            $points = $town === null ? [] : $client->points((string) $town['code']);
        } catch (GatewayFailure $failure) {
            // The page is shown without the offer; an hour later it is looked for again.
            $this->context->logFailure('point.not_looked_for', $failure);

            return null;
        }
        $written = ' ' . self::plain($text) . ' ';
        $longest = 0;
        $found = [];
        foreach ($points as $point) {
            $length = self::match($written, $point);
            if ($length > 0 && $length >= $longest) {
                $found = $length > $longest ? [$point] : array_merge($found, [$point]);
                $longest = $length;
            }
        }

        return count($found) !== 1 ? null : [
            'code' => (string) $found[0]['code'],
            'name' => (string) $found[0]['name'],
            'address' => (string) $found[0]['address'],
        ];
    }

    /**
     * How many letters of the point's code or name stand in the text; of two that do, the longer one is meant.
     *
     * @param array<string, mixed> $point
     */
    private static function match(string $written, array $point): int
    {
        $code = self::plain((string) $point['code']);
        $name = self::plain((string) preg_replace(self::WORDS, ' ', (string) $point['name']));
        $isNamed = mb_strlen($name, 'UTF-8') >= self::SHORTEST_NAME && strpos($written, " {$name} ") !== false;
        $isCoded = $code !== '' && strpos($written, " {$code} ") !== false;

        return max($isNamed ? mb_strlen($name, 'UTF-8') : 0, $isCoded ? mb_strlen($code, 'UTF-8') : 0);
    }

    /** Words and numbers alone. */
    private static function plain(string $text): string
    {
        return trim((string) preg_replace('/[^\pL\pN]+/u', ' ', mb_strtolower($text, 'UTF-8')));
    }
}
