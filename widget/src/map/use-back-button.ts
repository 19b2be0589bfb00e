import { useEffect } from 'preact/hooks'

const STATE = 'courier-checkout'

/** A phone's back button closes the full screen, not the shop. */
export function useBackButton(onBack: () => void): void {
  useEffect(() => {
    history.pushState({ ...history.state, [STATE]: true }, '')
    let wentBack = false
    const back = () => {
      wentBack = true
      onBack()
    }
    addEventListener('popstate', back)
    return () => {
      removeEventListener('popstate', back)
      // Closed another way: our own entry is taken out of the history again.
      if (!wentBack && history.state?.[STATE]) history.back()
    }
  }, [])
}
