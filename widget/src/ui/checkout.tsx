import { Bones } from './bones.tsx'
import { Methods } from './methods.tsx'
import { Spoken } from './spoken.tsx'
import { TownLine } from './town-line.tsx'
import { NoPrices, Retry } from './trouble.tsx'
import type { Inside, View } from './view.ts'

/** So many rows are as high as what usually follows them: nothing below jumps when it comes. */
const INSIDE_ROWS = 7

interface Props {
  readonly view: View
}

/** The whole chooser: one short form, or the one line it folds to. */
export function Checkout({ view }: Props) {
  const inside = view.inside.value
  return (
    <section class="box" part="checkout" lang={view.locale} aria-label={view.t('title')}>
      {inside ? <Foldable view={view} inside={inside} /> : <Form view={view} inside={null} />}
      <Spoken view={view} />
    </section>
  )
}

function Foldable({ view, inside }: Props & { readonly inside: Inside }) {
  return inside.choice.isFolded.value ? (
    <inside.module.Inside view={view} inside={inside} isFolded />
  ) : (
    <Form view={view} inside={inside} />
  )
}

interface FormProps extends Props {
  readonly inside: Inside | null
}

function Form({ view, inside }: FormProps) {
  return (
    <>
      <TownLine view={view} inside={inside} />
      {inside && <inside.module.LeftMethod view={view} inside={inside} />}
      <Offer view={view} inside={inside} />
    </>
  )
}

function Offer({ view, inside }: FormProps) {
  const { model } = view
  const status = model.quotes.status.value
  const isSlow = model.quotes.isSlow.value
  const answer = model.quotes.answer.value
  const isElsewhere = model.isElsewhere.value

  if (!answer && status === 'idle') return null
  if (!answer && status === 'failed') {
    if (model.quotes.failure.value?.code !== 'out_of_coverage') return <NoPrices view={view} />
    return inside ? (
      <inside.module.NoService view={view} inside={inside} />
    ) : (
      <Waiting view={view} />
    )
  }
  return (
    <>
      {answer ? (
        <Methods view={view} />
      ) : (
        <Bones
          rows={model.options.peek().methods.length + 1}
          label={isSlow ? view.t('loading') : ''}
        />
      )}
      {answer && !isElsewhere && inside ? (
        <inside.module.Inside view={view} inside={inside} isFolded={false} />
      ) : (
        <Waiting view={view} />
      )}
    </>
  )
}

function Waiting({ view }: Props) {
  return view.isInsideMissing.value ? (
    <Retry view={view} onRetry={view.loadInside} />
  ) : (
    <Bones rows={INSIDE_ROWS} />
  )
}
