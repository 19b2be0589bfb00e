import { html } from 'hono/html'
import { FAULT_KINDS } from '../armed-faults.ts'
import { formatTime, MOSCOW_HOURS } from '../clock.ts'
import { METHODS } from '../methods/table.ts'
import type { World } from '../world.ts'
import type { Html } from './layout.ts'
import { FAULT_WORDS, shortTime } from './words.ts'

/** Switches of the stand: faults, synchronisation, webhooks, and what was called. */
export function toControls(world: World, basePath: string): Html {
  return html`<section class="controls" aria-label="Стенд">
${toFaults(world, basePath)}
${toSync(world, basePath)}
${toTraffic(world)}
</section>`
}

function toFaults(world: World, basePath: string): Html {
  const armed = world.faults.list()
  return html`<details class="panel" id="faults"><summary>Неисправности <small data-key="armed">${armed.length > 0 ? `включено: ${armed.length}` : 'нет'}</small></summary>
<form method="post" action="${basePath}/faults">
<label>Что <select name="kind">${FAULT_KINDS.map((kind) => html`<option value="${kind}">${FAULT_WORDS[kind]}</option>`)}</select></label>
<label>Метод <select name="method"><option value="*">любой</option>${[...METHODS.keys()].map((name) => html`<option>${name}</option>`)}</select></label>
<label>Сколько раз <input name="times" type="number" min="1" max="1000" value="1"></label>
<label>Миллисекунд <input name="ms" type="number" min="0" max="600000" value="3000"></label>
<button>Включить</button>
</form>
<div data-key="faults">${
    armed.length === 0
      ? ''
      : html`<ul>${armed.map((fault) => html`<li>${FAULT_WORDS[fault.kind]}: ${fault.method === '*' ? 'любой метод' : fault.method}, ещё ${fault.times}</li>`)}</ul>
<form method="post" action="${basePath}/faults/clear"><button>Выключить все</button></form>`
  }</div>
</details>`
}

function toSync(world: World, basePath: string): Html {
  const seconds = world.settings.switches.syncDelayMs / 1_000
  return html`<details class="panel"><summary>Синхронизация и вебхуки</summary>
<form method="post" action="${basePath}/sync-delay">
<label>Заказ ждёт синхронизации, секунд <input name="seconds" type="number" min="0" max="86400" value="${seconds}"></label>
<button>Сохранить</button>
</form>
<form method="post" action="${basePath}/sync"><button>Синхронизировать сейчас</button></form>
<form method="post" action="${basePath}/webhooks"><button>Разослать вебхуки сейчас</button></form>
</details>`
}

function toTraffic(world: World): Html {
  const { total, byMethod } = world.traffic.counts()
  const calls = world.traffic.recent().slice(-15).reverse()
  return html`<details class="panel"><summary>Обращения <small data-key="calls">${total}</small></summary>
<p data-key="methods">${Object.entries(byMethod)
    .map(([method, count]) => `${method}: ${count}`)
    .join(', ')}</p>
<ol class="calls" data-key="recent">${calls.map((call) => html`<li>${shortTime(formatTime(call.at, MOSCOW_HOURS))} ${call.method} — ${call.outcome}</li>`)}</ol>
</details>`
}
