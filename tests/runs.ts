/** How many cases a property is tried on: a fifth of them in the quick mode, which is for while one works. */
export const runs = (all: number): number => (process.env.MODE === 'quick' ? Math.ceil(all / 5) : all)
