import type { Subjects } from './question.ts'

/** Asks the database; each row is an array of its columns. */
export type Ask = (text: string, parameters?: Record<string, unknown>) => Promise<unknown[][]>

/** What the ids of invented copies have in their second segment: see ../data/multiply.ts. */
export const COPY = /^[^/]+\/[^/]*-c\d{3}(?:\/|$)/

/** As many of a list, evenly spread; those of the package that was copied come first, so that each size begins with the same. */
function spread<T>(all: readonly T[], most: number, idOf: (item: T) => string): T[] {
  const some = (list: readonly T[]) => {
    const step = Math.max(1, Math.floor(list.length / most))
    return list.filter((_, index) => index % step === 0).slice(0, most)
  }
  const [own, copied] = [all.filter(item => !COPY.test(idOf(item))), all.filter(item => COPY.test(idOf(item)))]
  return [...some(own), ...some(copied)]
}

export async function subjectsOf(ask: Ask, release: string): Promise<Subjects> {
  const rows = (text: string) => ask(text, { release }) as Promise<string[][]>
  const ids = async (text: string) => (await rows(text)).map(([id = '']) => id)
  const pairs = async (text: string, most: number) => {
    const found = (await rows(text)).map(([from = '', to = '']) => ({ from, to }))
    return spread(found, most, ({ from }) => from)
  }
  const itself = (id: string) => id
  const blocks = new Map<string, string[]>()
  for (const [act = '', allocation = ''] of await rows(
    `MATCH (x:Act)-[:SETS]->(a:Allocation)-[:FOR]->(:Line) WHERE x.release = $release
     WITH DISTINCT x, a RETURN x.id, a.id ORDER BY x.id, a.id`,
  ))
    blocks.set(act, [...(blocks.get(act) ?? []), allocation])
  const nines = [...blocks].filter(([, allocations]) => allocations.length >= 9)
  return {
    release,
    allocations: spread(
      await ids('MATCH (a:Allocation) WHERE a.release = $release AND size(a.evidence) >= 3 RETURN a.id ORDER BY a.id'),
      400,
      itself,
    ),
    plans: spread(
      await ids('MATCH (p:Plan) WHERE p.release = $release AND (p)-[:HAS_SECTION]->() RETURN p.id ORDER BY p.id'),
      40,
      itself,
    ),
    acts: spread(
      await ids(
        `MATCH (a:Act {release: $release})-[r:APPROVES|AMENDS|FOLLOWS|CONVERTS|ISSUED_BY|CONCERNS]-()
         WITH a, count(r) AS ties WHERE ties <= 20 RETURN a.id ORDER BY a.id`,
      ),
      100,
      itself,
    ),
    fundingActs: spread(
      await ids(
        `MATCH (a:Act {release: $release})-[r:SETS]->(:Allocation) WITH a, count(r) AS amounts WHERE amounts >= 5
         RETURN a.id ORDER BY a.id`,
      ),
      60,
      itself,
    ),
    pairs: await pairs(
      `MATCH (x:Act {release: $release})-[:SETS]->(a)-[:FOR]->(t)-[:HAS_SECTION|HAS_LINE*0..2]->()<-[:MEASURES]-(i:Indicator)
       RETURN DISTINCT x.id, i.id ORDER BY x.id, i.id`,
      40,
    ),
    diffs: await pairs(
      `MATCH (x:Act {release: $release})-[:SETS]->()-[:FOR]->(l:Line)<-[:FOR]-()<-[:SETS]-(y:Act) WHERE x.date < y.date
       WITH x, y, count(DISTINCT l) AS lines WHERE lines >= 3 RETURN x.id, y.id ORDER BY x.id, y.id`,
      40,
    ),
    blocks: spread(nines, 40, ([act]) => act).map(([, allocations]) => allocations.slice(0, 9)),
    hubs: (
      await ids(
        `MATCH (o:Organisation {release: $release})<-[r:BENEFITS]-() WITH o, count(r) AS many ORDER BY many DESC, o.id LIMIT 2
         RETURN o.id`,
      )
    ).sort(),
    results: await ids('MATCH (r:Result) WHERE r.release = $release RETURN r.id ORDER BY r.id'),
    words: wordsOf(await rows('MATCH (l:Line) WHERE l.release = $release RETURN l.id, l.name ORDER BY l.id')),
  }
}

/** Two words that stand beside each other in the name of a line, in small letters. */
function wordsOf(lines: readonly string[][]): string[] {
  const pairs = new Set<string>()
  for (const [id = '', name = ''] of lines) {
    if (COPY.test(id)) continue
    const words = name.toLowerCase().match(/\p{L}+/gu) ?? []
    words.forEach((word, at) => {
      const next = words[at + 1] ?? ''
      if (word.length >= 6 && next.length >= 6) pairs.add(`${word} ${next}`)
    })
  }
  return [...pairs].sort()
}
