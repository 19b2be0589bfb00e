import { useEffect, useRef, useState } from 'preact/hooks'
import type { Block, BlockAction } from './block.ts'
import { Candidates } from './candidates.tsx'
import { Chooser } from './chooser.tsx'
import { Events } from './events.tsx'
import type { Surroundings } from './surroundings.ts'
import type { Texts } from './texts.ts'

/** State in one sentence, one primary action for it, everything else behind a menu. */
export function OrderBlock({ first, around }: { first: Block; around: Surroundings }) {
  const [block, setBlock] = useState(first)
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const sentence = useRef<HTMLParagraphElement>(null)
  const { texts, api } = around
  // The button that was pressed may be gone with what it did; the keyboard goes on at what has come of it.
  useEffect(() => {
    if (said !== '' && !isBusy && document.activeElement === document.body)
      sentence.current?.focus()
  }, [isBusy])

  async function perform(action: string, body?: object): Promise<void> {
    setBusy(true)
    setSaid(texts.working)
    try {
      const acted = await api.act(block.orderId, action, body)
      setBlock(acted.block)
      setSaid(acted.outcome.text)
      if (acted.outcome.kind === 'done') setChoosing(false)
    } catch (problem) {
      setSaid(problem instanceof Error ? problem.message : texts.unreachable)
    }
    setBusy(false)
  }

  function start(action: BlockAction): void {
    if (action.id === 'label') window.open(block.label, '_blank', 'noopener')
    else if (action.id === 'choose') setChoosing(true)
    else void perform(action.id)
  }

  const buttons = { isBusy, start, texts }
  const actions = block.chooser ? block.actions : block.actions.filter((a) => a.id !== 'choose')
  const primary = actions.filter((action) => action.isPrimary)
  const others = actions.filter((action) => !action.isPrimary)
  return (
    <div class="courier-block" aria-busy={isBusy}>
      <p ref={sentence} tabIndex={-1} class={`courier-sentence courier-state-${block.state}`}>
        {block.sentence}
      </p>
      {block.notices.map((notice) => (
        <p key={notice} class="courier-notice">
          {notice}
        </p>
      ))}
      <Destination block={block} texts={texts} />
      {block.candidates && <Candidates candidates={block.candidates} texts={texts} />}
      {primary.map((action) => (
        <Button key={action.id} action={action} {...buttons} />
      ))}
      {others.length > 0 && (
        <details class="courier-more">
          <summary>{texts.more}</summary>
          {others.map((action) => (
            <Button key={action.id} action={action} {...buttons} />
          ))}
        </details>
      )}
      <p role="status" class="courier-said">
        {said === block.sentence ? '' : said}
      </p>
      {isChoosing && block.chooser && (
        <Chooser
          chooser={block.chooser}
          orderId={block.orderId}
          around={around}
          isBusy={isBusy}
          save={(choice) => void perform('choose', choice)}
          close={() => setChoosing(false)}
        />
      )}
      <Events events={block.events} locale={around.page.locale} texts={texts} />
    </div>
  )
}

interface ButtonProps {
  readonly action: BlockAction
  readonly isBusy: boolean
  readonly start: (action: BlockAction) => void
  readonly texts: Texts
}

function Button({ action, isBusy, start, texts }: ButtonProps) {
  const [isAsked, setAsked] = useState(false)
  const asksFirst = action.id === 'cancel' && !isAsked
  const reasonId = `courier-reason-${action.id}`
  return (
    <div class="courier-action">
      <button
        type="button"
        class={`button ${action.isPrimary ? 'button-primary' : ''}`}
        disabled={!action.isEnabled}
        aria-disabled={isBusy}
        aria-describedby={action.reason ? reasonId : undefined}
        onClick={() => {
          if (isBusy) return
          if (asksFirst) setAsked(true)
          else start(action)
        }}
      >
        {isAsked ? texts.reallyCancel : action.label}
      </button>
      {action.reason && (
        <span id={reasonId} class="courier-reason">
          {action.reason}
        </span>
      )}
    </div>
  )
}

function Destination({ block, texts }: { block: Block; texts: Texts }) {
  const { destination } = block
  if (!destination) return null
  return (
    <dl class="courier-destination">
      <dt>{destination.methodText}</dt>
      <dd>{destination.text}</dd>
      {destination.note && <dt>{texts.note}</dt>}
      {destination.note && <dd>{destination.note}</dd>}
      {destination.shopAddress && <dt>{texts.inShop}</dt>}
      {destination.shopAddress && <dd>{destination.shopAddress}</dd>}
      {block.waybill && <dt>{texts.waybill}</dt>}
      {block.waybill && <dd>{block.waybill}</dd>}
    </dl>
  )
}
