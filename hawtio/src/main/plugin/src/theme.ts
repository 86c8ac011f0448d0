const KEY = 'salesflow.theme'
const DARK = 'pf-v5-theme-dark'

export type Theme = 'light' | 'dark' | 'as-hawtio'

/** Hawtio's own look unless somebody chose another on the page; a browser that keeps nothing keeps no choice. */
export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'dark' || kept === 'light' ? kept : 'as-hawtio'
  } catch {
    return 'as-hawtio'
  }
}

export function applyTheme(theme: Theme) {
  if (theme !== 'as-hawtio') {
    document.documentElement.classList.toggle(DARK, theme === 'dark')
  }
}

export function choose(theme: Theme) {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // It holds until the page is left.
  }
  applyTheme(theme)
}

export function isDark(): boolean {
  return document.documentElement.classList.contains(DARK)
}
