const PATIENCE_MS = 20_000
const STEP_MS = 100

/** Asks until the answer is as wished; else gives the last answer, for the assertion to show. */
export async function waitFor<T>(
  ask: () => Promise<T>,
  isAsWished: (answer: T) => boolean,
): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (isAsWished(answer) || Date.now() > until) return answer
    await new Promise((resolve) => setTimeout(resolve, STEP_MS))
  }
}
