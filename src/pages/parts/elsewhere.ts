/**
 * The properties of an island on another page, as the server has placed and worded them; null where that page has none.
 * @throws TypeError where the service does not answer
 */
export async function propsElsewhere<P extends object>(address: string, island: string): Promise<P | null> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const props = page.querySelector<HTMLElement>(`[data-island="${island}"]`)?.dataset.props
  if (!answer.ok && answer.status >= 500) throw new TypeError(`${address}: ${answer.status}`)
  return !answer.ok || props === undefined ? null : (JSON.parse(props) as P)
}
