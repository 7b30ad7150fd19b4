import type { IslandDefinition } from '../../src/pages/parts/island-definition.ts'

interface IslandFile {
  island: IslandDefinition<object>
}

const FILES = import.meta.glob<IslandFile>('../../src/pages/**/*.island.tsx')

/** Each island of the page comes alive when its definition says. */
export function wakeIslands(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const wake = once(() => awake(place))
    switch (place.dataset.when) {
      case 'load':
        wake()
        break
      case 'visible':
        whenVisible(place, wake)
        break
      default:
        // Loaded as the pointer comes near, alive when the keyboard or the finger is there.
        place.addEventListener('pointerenter', () => preload(place), { once: true })
        place.addEventListener('focusin', wake, { once: true })
        if (place.contains(document.activeElement)) wake()
    }
  }
}

function preload({ dataset: { island } }: HTMLElement): void {
  FILES[`../../src/pages/${island}.island.tsx`]?.()
  void import('./mount.tsx')
}

async function awake(place: HTMLElement): Promise<void> {
  const load = FILES[`../../src/pages/${place.dataset.island}.island.tsx`]
  if (load === undefined) throw new Error(`no island ${place.dataset.island}`)
  const [{ mount }, { island }] = await Promise.all([import('./mount.tsx'), load()])
  mount(place, island)
}

function once(act: () => Promise<void>): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    // What the server drew stays and works: a form is sent, a link is followed.
    act().catch(error => console.error(error))
  }
}

function whenVisible(place: HTMLElement, act: () => void): void {
  const seen = new IntersectionObserver(entries => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    seen.disconnect()
    act()
  })
  seen.observe(place)
}
