import { readPackages } from '/work/main/src/dataset/package/read-packages.ts'
import { derive } from '/work/main/src/dataset/derive/derive.ts'
const g = derive(await readPackages(['/work/main/data/rapporto-2019']))
for (const c of g.contradictions) console.log(c.id, c.kind, c.preferred, c.about.slice(0,4), c.about.length)
