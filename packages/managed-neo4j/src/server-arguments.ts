import type { Home } from './home.ts'
import { launchFacts } from './versions.ts'

/** What a Neo4j is started with; `java` are options of Java beside those that every one has. */
export interface ServerOptions {
  home: Pick<Home, 'path'>
  classPath: string
  neo4jVersion: string
  heapMb: number
  java: string[]
}

export function serverArguments({ home, classPath, neo4jVersion, heapMb, java }: ServerOptions): string[] {
  const openPackages = ['java.nio', 'java.io', 'sun.nio.ch'].map(name => `--add-opens=java.base/${name}=ALL-UNNAMED`)
  return [
    // For a database of this size these two save a quarter of the memory (measured) and cost no time.
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    // With one compiler Java keeps 48 MB of what it has compiled. Some minutes of different questions fill that, and from then on it throws away
    // and compiles again, or stops to compile. This is what it reserves with both, and takes only as it fills.
    '-XX:ReservedCodeCacheSize=240m',
    `-Xmx${heapMb}m`,
    // A server short of memory that limps on gives no answer and no error: its end is noticed at once.
    '-XX:+ExitOnOutOfMemoryError',
    '-Dfile.encoding=UTF-8',
    ...openPackages,
    ...java,
    '-cp',
    classPath,
    launchFacts(neo4jVersion).mainClass,
    `--home-dir=${home.path}`,
    `--config-dir=${home.path}/conf`,
    '--console-mode',
  ]
}
