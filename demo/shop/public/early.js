// Runs before the first paint: with scripts at work, the plain delivery fields wait until needed.
document.documentElement.classList.add('js')
