/** Several ids as one segment of another: `plan/a/1` is `plan-a-1`. */
export function slugOf(id: string): string {
  return id.replaceAll('/', '-')
}
