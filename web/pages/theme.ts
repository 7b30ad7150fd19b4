/** The button of the bar: what is chosen by hand is kept in the browser and goes before the system's choice. */
export function switchTheme(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-switch]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      const root = document.documentElement
      const isDark =
        root.dataset.theme === undefined
          ? matchMedia('(prefers-color-scheme: dark)').matches
          : root.dataset.theme === 'dark'
      root.dataset.theme = isDark ? 'light' : 'dark'
      try {
        localStorage.setItem('theme', root.dataset.theme)
      } catch {
        // A browser that keeps nothing: it holds for this page.
      }
    })
  }
}
