import { createServer } from 'node:net'
import { FilorossoError } from '../../model/errors.ts'

/**
 * Listens for a moment, so that an address that cannot be used is known before anything else is started.
 * @throws FilorossoError UNAVAILABLE
 */
export function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', error => reject(listenError(error, port, host)))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

export function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new FilorossoError('UNAVAILABLE', `port ${port} is taken`, {
      hint: `end what listens there, or set PORT to another one`,
    })
  }
  if (error.code === 'EACCES') {
    return new FilorossoError('UNAVAILABLE', `port ${port} may not be used by this user`, {
      hint: 'set PORT to 1024 or more',
    })
  }
  return new FilorossoError('UNAVAILABLE', `cannot listen on ${host}:${port}: ${error.message}`, {
    hint: 'check HOST and PORT',
  })
}
