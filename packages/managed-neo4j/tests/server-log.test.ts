import { describe, expect, test } from 'vitest'
import { failureHint, failureReason, saysPortTaken, saysStarted } from '../src/server-log.ts'

// As Neo4j 5.26.30 printed them, shortened.
const LOCKED = `2026-01-23 15:08:00.604+0000 INFO  Starting...
2026-01-23 15:08:02.297+0000 ERROR Failed to start Neo4j on localhost:7474.
java.lang.RuntimeException: Error starting Neo4j database server at /state/data/databases
	at org.neo4j.graphdb.facade.DatabaseManagementServiceFactory.startDatabaseServer(Factory.java:288)
Caused by: org.neo4j.kernel.lifecycle.LifecycleException: Component 'x' failed to start.
	... 5 more
Caused by: org.neo4j.io.locker.FileLockException: Lock file has been locked by another process: /state/store_lock.
	at org.neo4j.io.locker.Locker.storeLockException(Locker.java:151)
2026-01-23 15:08:02.298+0000 INFO  Stopped.
`
const PORT = `2026-01-23 15:07:53.052+0000 ERROR Failed to start Neo4j on localhost:7474.
Caused by: org.neo4j.configuration.helpers.PortBindException: An error occurred while trying to bind
Caused by: io.netty.channel.unix.Errors$NativeIoException: bind(..) failed with error(-98): Address already in use
`
const SETTING = `Exception in thread "main" java.lang.IllegalArgumentException: Unrecognized setting: no.such.setting.
	at org.neo4j.configuration.Config.getActiveSettings(Config.java:762)
2026-01-23 15:07:53.563+0000 INFO  [o.n.s.CommunityBootstrapper] Stopped.
`

describe('the log of a start', () => {
  test.each([
    [LOCKED, 'FileLockException: Lock file has been locked by another process: /state/store_lock.'],
    [PORT, 'Errors$NativeIoException: bind(..) failed with error(-98): Address already in use'],
    [SETTING, 'IllegalArgumentException: Unrecognized setting: no.such.setting.'],
    ['Error: Could not find or load main class X\n', 'Error: Could not find or load main class X'],
    ['\n', 'it said nothing'],
  ])('gives the innermost reason in one line', (log, reason) => {
    expect(failureReason(log)).toBe(reason)
  })

  test('distinguishes a taken port from other failures, and says what to do about a taken store', () => {
    expect([LOCKED, PORT, SETTING].map(saysPortTaken)).toEqual([false, true, false])
    expect(failureHint(LOCKED, 'log')).toContain('another Neo4j has this store open')
    expect(failureHint(SETTING, 'console.log')).toContain('console.log')
  })

  test('says that the server is ready only by its own line', () => {
    expect(saysStarted('2026-01-23 15:06:03.378+0000 INFO  Started.\n')).toBe(true)
    expect(saysStarted('2026-01-23 15:06:03.378+0000 INFO  Starting...\n')).toBe(false)
    expect(saysStarted('2026-01-23 15:06:03.378+0000 INFO  The job Started.\n')).toBe(false)
  })
})
