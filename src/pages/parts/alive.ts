import { useEffect, useState } from 'react'

/** Whether a script runs: not while the page is as the server drew it. */
export function useAlive(): boolean {
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return alive
}
