<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Form\Html;

/** The fields of a delivery method that OpenCart's own methods have too. */
final class FaceHtml
{
    private Plugin $plugin;
    private string $key;

    public function __construct(Plugin $plugin, string $key)
    {
        $this->plugin = $plugin;
        $this->key = $key;
    }

    public function rows(MethodFace $face): string
    {
        $words = $this->plugin->words();
        $name = static fn (string $field): string => Brand::PREFIX . "[{$field}]";
        $none = ['0' => $words->say('choice.none')];

        return Html::row($name('isOn'), $words->say('face.isOn'), Html::checkbox($name('isOn'), '1', $face->isOn, '', $name('isOn')))
            . $this->perLanguage('titles', [$face, 'title'], $words->say("method.{$this->key}"))
            . $this->perLanguage('descriptions', [$face, 'description'], '')
            . Html::row($name('geoZoneId'), $words->say('face.geoZone'), Html::select(
                $name('geoZoneId'),
                ['0' => $words->say('choice.allZones')] + $this->list('geo_zone', 'name'),
                (string) $face->geoZoneId
            ))
            . Html::row($name('taxClassId'), $words->say('face.taxClass'), Html::select(
                $name('taxClassId'),
                $none + $this->list('tax_class', 'title'),
                (string) $face->taxClassId
            ), '', $words->say('face.taxClass.help'))
            . Html::row($name('sortOrder'), $words->say('face.sortOrder'), Html::input($name('sortOrder'), (string) $face->sortOrder));
    }

    /** @param callable(int): string $value */
    private function perLanguage(string $field, callable $value, string $placeholder): string
    {
        $html = '';
        foreach ($this->plugin->db->rows('SELECT `language_id`, `name` FROM `{p}language` WHERE `status` = 1') as $row) {
            $id = (int) $row['language_id'];
            $html .= '<label class="courier-language"><span>' . Html::escape((string) $row['name']) . '</span>'
                . Html::tag('input', [
                    'type' => 'text',
                    'name' => Brand::PREFIX . "[{$field}][{$id}]",
                    'value' => $value($id),
                    'placeholder' => $placeholder,
                    'class' => 'form-control',
                ]) . '</label>';
        }

        return Html::row("courier-{$field}", $this->plugin->words()->say("face.{$field}"), $html);
    }

    /** @return array<int, string> */
    private function list(string $table, string $title): array
    {
        $rows = $this->plugin->db->rows("SELECT `{$table}_id` AS id, `{$title}` AS title FROM `{p}{$table}` ORDER BY 2");

        return array_column($rows, 'title', 'id');
    }
}
