/** The README of a new package, for whoever opens the folder first. */
export function readme(about: { title: string; folder: string; text: string; source: string }): string {
  return `# ${about.title}

A data package of filorosso: facts as rows of CSV, each with the place where the source prints it. It knows its source,
\`${about.source}\`, and nothing else yet.

## To add a fact

Add rows; every file is here already, with its columns. Leave a cell empty that has nothing to say.

1. \`ids.csv\`: an id for each new thing, and its kind. An id is \`<kind>/<owner>/<name>\`, in lower case with dashes:
   \`act/ministry/decree-5-2023\`.
2. The file of its kind (\`acts.csv\`, \`plans.csv\`, \`allocations.csv\` …): what the source does not print, such as what
   belongs to what. \`basis\` is STATED for what the source says.
3. \`evidence.csv\`: a row for each name, figure and date: \`line\` is the line of the text, counted from 1, \`raw\` what
   stands there, letter by letter. Figures are read from here and written nowhere else. \`heading\` is the title above it, as
   printed; where the table of contents gives its page, with the page: \`The plan (p. 7)\`.
4. \`links.csv\`: what ties two things and has no column of its own.
5. \`extraction.csv\`: the lines of which you have taken every figure. What is in those lines and is not a fact, such as the
   number of a page, goes into \`exclusions.csv\` with a reason.

Files that you do not need may stay as they are.

## To prove it

    npm run filorosso -- verify ${about.folder} --source ${about.text}

compares every row with the text, and says in words what is wrong, where, and what to change. The text itself is not in this
folder: \`sources.csv\` has its checksum, so that it is known again.

## Before you publish

- \`licenses\` in \`datapackage.json\`: nobody has chosen one yet.
- \`publisher\` and \`year\` in \`sources.csv\`: who published the source, and when.

filorosso's docs/your-own-package.md goes through an example, docs/data-packages.md has every file, column and field.
`
}
