/**
 * What a first visitor sees: it runs as it stands, on any release, and shows where to go from here. Lines stay under 50
 * characters, which is what the editor shows in a window of 1280 pixels. A test tries the commented part too, whose
 * prose starts with a capital letter.
 */
export const defaultQuery = `# filorosso: follow public money from the act
# that sets it to the result that is measured.
# Run: Ctrl-Enter. Complete: Ctrl-Space.
# Uncomment the selected lines: Ctrl-/.
# Every type and field is in the docs, top left.
query Start {
  release {
    id
    entityCount
    relationshipCount
  }

  # Ids to start from:
  # acts(first: 5) { nodes { id name } }

  # Follow the money of one of them.
  # With a second id, \`to:\`, only as far as that.
  # trace(from: "act/<owner>/<slug>") {
  #   verdict
  #   routes {
  #     hops {
  #       relation
  #       to { id name }
  #       amountIn { amount }
  #       amountOut { amount }
  #       basis
  #     }
  #   }
  #   stops { at { id } reason explanation }
  # }
}
`
