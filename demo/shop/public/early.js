// Runs before the first paint: with scripts at work, the plain delivery fields wait until needed.
document.documentElement.classList.add('js')

// A chooser that cannot be loaded is replaced by the shop's own fields at once.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement && target.integrity) {
      document.documentElement.classList.add('no-chooser')
    }
  },
  true,
)
