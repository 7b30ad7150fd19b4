/** Where in a list that is in order the first stands that is not before what is looked for; its length where all are. */
export function placeOf(list: ArrayLike<number>, isBefore: (value: number) => boolean): number {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (isBefore(list[middle] as number)) from = middle + 1
    else to = middle
  }
  return from
}
