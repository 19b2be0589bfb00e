<?php

declare(strict_types=1);

namespace CourierCore;

/** What people read, in their language. Russian is the source; every other locale has exactly its keys. */
final class Texts
{
    private string $locale;
    /** @var array<string, string|array<string, string>> */
    private array $texts;
    private ?Translator $translator;

    /** @param array<string, string|array<string, string>> $texts */
    public function __construct(string $locale, array $texts, ?Translator $translator = null)
    {
        $this->locale = $locale;
        $this->texts = $texts;
        $this->translator = $translator;
    }

    /**
     * @param string $locale as platforms write it: `ru_RU`, `en-GB`; another language than these two reads English
     * @param string|null $folder with `ru.json` and `en.json`: a plugin's own words; null: the core's
     * @param Translator|null $translator of the English, asked in languages other than these two
     */
    public static function load(string $locale, ?string $folder = null, ?Translator $translator = null): self
    {
        $spoken = strtolower(substr($locale, 0, 2));
        $language = $spoken === 'ru' ? 'ru' : 'en';
        $json = (string) file_get_contents(($folder ?? dirname(__DIR__) . '/texts') . "/{$language}.json");

        $isOurs = in_array($spoken, ['ru', 'en'], true);

        return new self($language, json_decode($json, true), $isOurs ? null : $translator);
    }

    /**
     * Fills `{name}`; picks the plural form by `count`. An unknown key says itself.
     *
     * @param array<string, string|int> $values
     */
    public function say(string $key, array $values = []): string
    {
        $text = $this->texts[$key] ?? $key;
        $count = (int) ($values['count'] ?? 0);
        if ($this->translator !== null && isset($this->texts[$key])) {
            $text = is_array($text)
                ? $this->translator->translatePlural($key, $text, $count)
                : $this->translator->translate($key, $text);
        }
        if (is_array($text)) {
            $text = $text[$this->plural($count)] ?? $text['other'];
        }

        return (string) preg_replace_callback(
            '/\{(\w+)\}/',
            static fn (array $found): string => (string) ($values[$found[1]] ?? ''),
            $text
        );
    }

    /**
     * `2–3 working days`, or that it is not known.
     *
     * @param array{min: int, max: int}|null $days
     */
    public function days(?array $days): string
    {
        if ($days === null) {
            return $this->say('days.unknown');
        }
        $span = $days['min'] === $days['max'] ? (string) $days['max'] : "{$days['min']}–{$days['max']}";

        return $this->say('days', ['count' => $days['max'], 'span' => $span]);
    }

    public function has(string $key): bool
    {
        return isset($this->texts[$key]);
    }

    public function locale(): string
    {
        return $this->locale;
    }

    private function plural(int $count): string
    {
        if ($this->locale !== 'ru') {
            return $count === 1 ? 'one' : 'other';
        }
        $ten = $count % 10;
        $hundred = $count % 100;
        if ($ten === 1 && $hundred !== 11) {
            return 'one';
        }

        return $ten >= 2 && $ten <= 4 && ($hundred < 12 || $hundred > 14) ? 'few' : 'many';
    }
}
