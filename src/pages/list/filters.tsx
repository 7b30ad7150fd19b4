import { useAt } from '../at.tsx'
import { Kept } from '../parts/kept.tsx'
import { Link } from '../parts/link.tsx'
import { listPath } from '../words/kinds.ts'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { type ListArguments, listAddress, TESTS } from './arguments.ts'
import { headOf } from './cells.tsx'
import { filtersOf, type ListFilter } from './columns.ts'
import { LIST } from './words.ts'

/** So many stand in sight; the others are a click away. */
const IN_SIGHT = 3

/** A form that narrows the list. It is sent as an address, so it needs no script, and going back brings it back. */
export function Filters({ asked }: { asked: ListArguments }) {
  const t = useWords(LIST)
  const filters = filtersOf(asked.kind)
  const path = listPath(asked.kind)
  const [first, more] = [filters.slice(0, IN_SIGHT), filters.slice(IN_SIGHT)]
  const isUsed = ({ field }: ListFilter) => [...asked.narrowed.keys()].some(name => name.startsWith(`${field}.`))
  return (
    <form action={path} method="get" className="filters" aria-label={t.filters}>
      <div className="fields">
        {first.map(filter => (
          <Field key={filter.field} filter={filter} asked={asked} />
        ))}
        <p className="send">
          <button type="submit">{t.apply}</button>
          {(asked.narrowed.size > 0 || asked.filter !== null) && (
            <Link to={listAddress(path, asked, { narrowed: new Map(), filter: null })}>{t.clear}</Link>
          )}
        </p>
      </div>
      {more.length > 0 && (
        <details open={more.some(isUsed)}>
          <summary>{t.more}</summary>
          <div className="fields">
            {more.map(filter => (
              <Field key={filter.field} filter={filter} asked={asked} />
            ))}
          </div>
        </details>
      )}
      {asked.filter !== null && (
        <label className="other">
          <span>{t.other}</span>
          <input name="filter" defaultValue={asked.filter} spellCheck={false} />
        </label>
      )}
      {asked.orderBy !== null && <input type="hidden" name="orderBy" value={asked.orderBy} />}
      <Kept />
    </form>
  )
}

function Field({ filter: { field, type, words, values }, asked }: { filter: ListFilter; asked: ListArguments }) {
  const t = useWords(LIST)
  const label = useLabel()
  const { language } = useAt()
  const head = headOf(field, language)
  const given = (test: string) => asked.narrowed.get(`${field}.${test}`) ?? ''
  if (type === 'word' || type === 'boolean') {
    const options = type === 'boolean' ? ['true', 'false'] : values
    return (
      <label>
        <span>{head}</span>
        <select name={`${field}.eq`} defaultValue={given('eq')}>
          <option value="">{t.any}</option>
          {options.map(value => (
            <option key={value} value={value}>
              {type === 'word' ? label(words, value) : t[value as 'true' | 'false']}
            </option>
          ))}
        </select>
      </label>
    )
  }
  if (type === 'text') {
    return (
      <label>
        <span>
          {head} {t.contains}
        </span>
        <input name={`${field}.contains`} defaultValue={given('contains')} />
      </label>
    )
  }
  return (
    <fieldset>
      <legend>{head}</legend>
      {TESTS[type].map((test, index) => (
        <label key={test}>
          <span>{index === 0 ? t.from : t.to}</span>
          <input
            name={`${field}.${test}`}
            defaultValue={given(test)}
            {...(type === 'date' ? { type: 'date' } : { inputMode: 'decimal' as const, size: 12 })}
          />
        </label>
      ))}
    </fieldset>
  )
}
