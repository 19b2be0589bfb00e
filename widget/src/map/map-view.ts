import type { FirstMessages, InsideMessages, MapMessages, Translate } from '../i18n/translate.ts'
import { createTranslate } from '../i18n/translate.ts'
import { ru as insideRu } from '../inside/ru.ts'
import type { InsideView } from '../ui/inside-view.ts'
import { type BrowserModel, createBrowserModel } from './browser-model.ts'
import { ru } from './ru.ts'

/** What the components of the map share beside the rest. */
export interface MapView extends Omit<InsideView, 't'> {
  readonly browser: BrowserModel
  readonly t: Translate<FirstMessages & InsideMessages & MapMessages>
}

export function createMapView(view: InsideView): MapView {
  return {
    ...view,
    browser: createBrowserModel(view),
    t: createTranslate(view.locale, { ...insideRu, ...ru, ...view.messages }),
  }
}
