import { useAt } from '../at.tsx'

/** Inside a form: what every link of a page keeps to, its language and release, is kept to when the form is sent. */
export function Kept() {
  const { chosen, release } = useAt()
  return (
    <>
      {chosen !== null && <input type="hidden" name="lang" value={chosen.toLowerCase()} />}
      {release !== null && <input type="hidden" name="release" value={release} />}
    </>
  )
}
