import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatMinutes } from '../format/days.ts'
import { createTranslate } from '../i18n/translate.ts'
import { lend } from '../lend.ts'
import { findClosing, isRoundClock, readHours } from '../model/hours.ts'
import { keepRows } from '../model/rows.ts'
import { Bones } from '../ui/bones.tsx'
import { PointLine, toBarText } from '../ui/point-line.tsx'
import { useValue } from '../ui/use-value.ts'
import { ru } from './ru.ts'

/** What the map has in common with the inside of a method: it is fetched later, and brings none of it again. */
export function lendToMap(): void {
  lend({ useEffect, useLayoutEffect, useMemo, useRef, useState })
  lend({ createTranslate, findClosing, formatMinutes, isRoundClock, readHours, useValue })
  lend({ Bones, keepRows, PointLine, toBarText, ru })
}
