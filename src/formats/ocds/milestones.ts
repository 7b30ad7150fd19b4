import type { Build } from '../build.ts'
import type { Node } from '../node.ts'
import type { Lasts } from './reading.ts'

/** Milestones of a process or contract: when they are due, how they stand, and when they were met. */
export function milestonesOf(
  build: Build,
  lasts: Lasts,
  of: string,
  scope: string,
  milestones: readonly Node[],
  day: string,
): void {
  for (const [index, milestone] of milestones.entries()) {
    const code = milestone.one('id')
    const name = milestone.one('title') ?? milestone.one('description') ?? code
    if (name === null) {
      build.note('a milestone without an id, title or description; left out', milestone.item.at)
      continue
    }
    const owner = of.slice('contract/'.length)
    const id = `target/${owner}/${scope}-${build.slug(code?.text ?? String(index + 1), `${of} ${scope}`)}`
    const isNew = !build.entities.has(id)
    build.entity('TARGET', id, { targetType: 'MILESTONE' })
    build.print(id, 'name', name)
    build.print(id, 'code', code)
    lasts.take(id, 'due', milestone.one('dueDate'), day)
    build.link(id, 'MEASURES', of, name)
    const status = milestone.one('status')
    if (status === null) continue
    if (isNew) build.details.observations.push({ of: id, key: 'status', type: 'ACTUAL', unit: '', label: '' })
    lasts.take(id, 'observation.status', status, day)
    lasts.take(id, 'observation.status.day', milestone.one('dateMet'), day)
  }
}
