import type { FaultPage } from '../../api/http/faults.ts'
import { requested } from '../address.ts'
import type { Assets } from '../assets.ts'
import { useAt } from '../at.tsx'
import { faultHtml } from '../document.tsx'
import { Link } from '../parts/link.tsx'
import { capital, useWords } from '../words/words.ts'
import { ADVICE, FAULTS, FRAME } from './words.ts'

type Fault = Parameters<FaultPage>[0]

/** What a browser is shown where a page cannot be, in its language. */
export const faultPage =
  (assets: () => Assets): FaultPage =>
  (fault, { url, language }) => {
    const { chosen, path } = requested(url, 'text/html')
    const at = { path, language, chosen, release: null, answering: '', address: '' }
    const shown = { title: FAULTS[language][fault.code], canonical: path, content: <FaultShown {...fault} /> }
    const { body, policy } = faultHtml(at, assets(), shown)
    return { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }, body }
  }

function FaultShown({ code, message, hint, requestId }: Fault) {
  const t = useWords(FAULTS)
  const advice = useWords(ADVICE)
  const { search, home } = useWords(FRAME)
  const { language, path } = useAt()
  // What the service says of an error is in English.
  const lang = language === 'EN' ? {} : { lang: 'en' }
  return (
    <div className="fault">
      <h1>{t[code]}</h1>
      <p>{advice[code]}</p>
      <p>
        {t.inDetail}{' '}
        <span {...lang}>
          {sentence(message)} {hint !== undefined && sentence(hint)}
        </span>
      </p>
      {requestId !== undefined && (
        <p>
          {t.requestId} <code>{requestId}</code>.
        </p>
      )}
      {code === 'UNAVAILABLE' ? (
        <p>
          <Link to={path}>{t.tryAgain}</Link>
        </p>
      ) : (
        <>
          <p>{t.searchInstead}</p>
          <ul className="inline">
            <li>
              <Link to="/search">{search}</Link>
            </li>
            <li>
              <Link to="/">{home}</Link>
            </li>
          </ul>
        </>
      )}
    </div>
  )
}

const sentence = (text: string): string => `${capital(text)}${text.endsWith('.') ? '' : '.'}`
