import { Agent, get } from 'node:http'

/** Asks for /health again and again until its input ends, as a process of its own, and then says how long each answer took, in milliseconds. */
const port = Number(process.argv[2])
const agent = new Agent({ keepAlive: true })
const waits: number[] = []
let isOver = false
process.stdin.on('end', () => (isOver = true)).resume()

const answered = () =>
  new Promise<void>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/health', agent }, answer => {
      if (answer.statusCode !== 200) reject(new Error(`/health answers ${answer.statusCode}`))
      answer.resume().on('end', resolve)
    }).on('error', reject)
  })

await answered()
process.stdout.write('ready')
while (!isOver) {
  const begun = performance.now()
  await answered()
  waits.push(performance.now() - begun)
  await new Promise(resolve => setTimeout(resolve, 2))
}
process.stdout.write(JSON.stringify(waits), () => process.exit(0))
