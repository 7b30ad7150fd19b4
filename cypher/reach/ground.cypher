// Where may money go on to from some entities, and come from to others? These places, the amounts about them, and what
// names and frames both, each with what ties it to others, and the contradictions about it. What many share (funds, regions, organisations) is an end: nothing is read beyond it.
// allows: CartesianProduct because each side of it is one list
CALL () {
  UNWIND $down AS id
  MATCH (seed:Entity {release: $release, id: id})
  RETURN collect(seed) AS sources
}
CALL () {
  UNWIND $up AS id
  MATCH (seed:Entity {release: $release, id: id})
  RETURN collect(seed) AS goals
}
CALL () {
  UNWIND $beside AS id
  MATCH (seed:Entity {release: $release, id: id})
  RETURN collect(seed) AS others
}
CALL (sources) {
  // The narrower plans that carry out one that an act approves, or that its money is for.
  UNWIND sources AS source
  MATCH (source)-[:APPROVES|FOR|SETS]->{0,2}(entry)
  WITH DISTINCT entry
  WHERE entry:Plan
  MATCH (entry)<-[:IMPLEMENTS]-+(plan)
  RETURN collect(DISTINCT plan) AS plans
}
CALL (sources) {
  UNWIND sources AS act
  MATCH (act)-[:APPROVES]->(approved)
  WHERE NOT approved:Act
  RETURN collect(DISTINCT approved) AS approved
}
CALL (sources, plans, approved) {
  UNWIND sources + plans + approved AS begun
  MATCH (begun)-[:ACHIEVED|DEPLOYS|FOR|HANDLES|HAS_CONTRACT|HAS_LINE|HAS_PROJECT|HAS_SECTION|INVOLVES|IN_PLACE|IN_REGION|LEADS_TO|SETS]->*(place)
  WITH DISTINCT place
  LIMIT $limit
  MATCH (place)<-[:MEASURES]-{0,1}(walked)
  RETURN collect(DISTINCT walked) AS walked
}
CALL (goals) {
  UNWIND goals AS goal
  MATCH (goal)-[:MEASURES]->{0,1}(begun)
  WITH DISTINCT begun
  WHERE NOT begun:BudgetProgramme
  MATCH (begun)<-[:ACHIEVED|DEPLOYS|HANDLES|HAS_CONTRACT|HAS_LINE|HAS_PROJECT|HAS_SECTION|INVOLVES|IN_PLACE|IN_REGION|LEADS_TO]-*(place)
  WITH DISTINCT place
  LIMIT $limit
  RETURN collect(place) AS inner
}
CALL (inner) {
  UNWIND inner AS plan
  WITH plan
  WHERE plan:Plan
  MATCH (plan)-[:IMPLEMENTS]->+(wider)
  RETURN collect(DISTINCT wider) AS wider
}
CALL (inner, wider) {
  UNWIND inner + wider AS place
  RETURN collect(DISTINCT place) AS climbed
}
CALL (climbed) {
  // What else a place leads to: whether money is divided there, and among how many, hangs on it.
  UNWIND climbed AS place
  WITH place
  WHERE NOT place:Act|Allocation|BudgetProgramme
  CALL (place) {
    MATCH (place)-[:ACHIEVED|DEPLOYS|HANDLES|HAS_CONTRACT|HAS_LINE|HAS_PROJECT|HAS_SECTION|INVOLVES|IN_PLACE|IN_REGION|LEADS_TO]->(sibling)
    RETURN sibling
    UNION ALL
    MATCH (place)<-[:MEASURES]-(sibling)
    RETURN sibling
    UNION ALL
    WITH place
    WHERE place:Plan
    MATCH (place)<-[:IMPLEMENTS]-(sibling)
    RETURN sibling
  }
  RETURN collect(DISTINCT sibling) AS siblings
}
CALL (sources, goals, others, climbed, siblings) {
  // Amounts for what is beside the way, of who approves it, and that name the end.
  CALL (sources, goals, others, climbed, siblings) {
    UNWIND siblings AS sibling
    MATCH (sibling)<-[:FOR]-(amount)
    RETURN amount AS found
    UNION ALL
    UNWIND sources + goals AS act
    MATCH (act)-[:AMENDS]->(amended)<-[:FOR]-(amount)
    RETURN amount AS found
    UNION ALL
    UNWIND goals AS end
    MATCH (end)<-[:BENEFITS|CHARGED_TO|CLASSIFIED_AS|ON_AXIS|UNDER_PRIORITY]-(amount:Allocation)
    RETURN amount AS found
    UNION ALL
    UNWIND others AS other
    MATCH (other)-[:HAS_PROGRAMME|SAME_AS]-(found)
    RETURN found
    UNION ALL
    UNWIND climbed AS place
    WITH place
    WHERE place:Plan|SpendingProgramme
    MATCH (place)<-[:APPROVES]-(act)
    MATCH (act)-[:SETS]->{0,1}(found)
    RETURN found
  }
  RETURN collect(DISTINCT found) AS aside
}
CALL (walked, climbed) {
  // The amounts for a place, what holds it, what looks like a way on, and the programmes of the budget that frame it.
  UNWIND walked + climbed AS place
  WITH DISTINCT place
  MATCH (place)-[:AFFECTS|AMENDS|CLASSIFIES|CONVERTS|CORROBORATED_BY|FOR|HAS_LINE|HAS_SECTION|SAME_AS]-(near)
  RETURN collect(DISTINCT near) AS near
}
WITH walked + climbed AS passed, goals + siblings + aside + near + others AS looked
CALL (passed, looked) {
  UNWIND passed + looked AS amount
  WITH DISTINCT amount
  WHERE amount:Allocation
  RETURN collect(amount) AS amounts
}
// What is the same money: totals and parts, what replaces, reduces and restates. All of it that hangs together with one amount and
// with one other, then three steps from what is left: from each amount anew would go over the same money again and again.
CALL (amounts) {
  UNWIND amounts AS amount
  WITH amount
  LIMIT 1
  MATCH (amount)-[:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-*(same)
  RETURN collect(DISTINCT same) AS one
}
CALL (amounts, one) {
  CALL (amounts, one) {
    UNWIND one AS amount
    RETURN amount, 0 AS step
    UNION ALL
    UNWIND amounts AS amount
    RETURN amount, 1 AS step
  }
  WITH amount, min(step) AS step
  WHERE step = 1
  WITH amount
  LIMIT 1
  MATCH (amount)-[:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-*(same)
  RETURN collect(DISTINCT same) AS other
}
CALL (amounts, one, other) {
  CALL (amounts, one, other) {
    UNWIND one + other AS amount
    RETURN amount, 0 AS step
    UNION ALL
    UNWIND amounts AS amount
    RETURN amount, 1 AS step
  }
  WITH amount, min(step) AS step
  RETURN collect(amount) AS known, collect(CASE step WHEN 1 THEN amount END) AS fresh
}
CALL (known, fresh) {
  CALL (known, fresh) {
    UNWIND known AS amount
    RETURN amount, 0 AS step
    UNION ALL
    UNWIND fresh AS from
    MATCH (from)-[:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(amount)
    RETURN amount, 1 AS step
  }
  WITH amount, min(step) AS step
  RETURN collect(amount) AS nearer, collect(CASE step WHEN 1 THEN amount END) AS second
}
CALL (nearer, second) {
  CALL (nearer, second) {
    UNWIND nearer AS amount
    RETURN amount, 0 AS step
    UNION ALL
    UNWIND second AS from
    MATCH (from)-[:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(amount)
    RETURN amount, 1 AS step
  }
  WITH amount, min(step) AS step
  RETURN collect(amount) AS farther, collect(CASE step WHEN 1 THEN amount END) AS third
}
CALL (farther, third) {
  CALL (farther, third) {
    UNWIND farther AS amount
    RETURN amount
    UNION ALL
    UNWIND third AS from
    MATCH (from)-[:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(amount)
    RETURN amount
  }
  RETURN collect(DISTINCT amount) AS money
}
CALL (money) {
  // Who sets an amount, what it is for, who pays and receives it.
  UNWIND money AS amount
  MATCH (amount)-[:BENEFITS|CHARGED_TO|CLASSIFIED_AS|FOR|ON_AXIS|SETS|UNDER_PRIORITY]-(end)
  RETURN collect(DISTINCT end) AS ends
}
CALL (money) {
  // The editions that print an amount, and that no longer do.
  UNWIND money AS amount
  UNWIND [amount.edition, amount.withdrawnIn] AS id
  WITH DISTINCT id
  MATCH (edition:Source {release: $release, id: id})
  RETURN collect(edition) AS editions
}
CALL (passed, looked, money, ends) {
  // What holds the lines and sections that were not passed themselves.
  CALL (passed, looked, money, ends) {
    UNWIND passed AS inner
    RETURN inner, 0 AS step
    UNION ALL
    UNWIND looked + money + ends AS inner
    RETURN inner, 1 AS step
  }
  WITH inner, min(step) AS step
  RETURN collect(inner) AS all, collect(CASE WHEN step = 1 AND inner:Line|Section THEN inner END) AS held
}
CALL (held) {
  UNWIND held AS inner
  MATCH (inner)<-[:HAS_LINE|HAS_SECTION]-+(holder)
  RETURN collect(DISTINCT holder) AS holders
}
CALL (all, holders) {
  UNWIND all + holders AS named
  WITH DISTINCT named
  WHERE named:Act|Indicator|Section|SpendingProgramme
  RETURN collect(named) AS framed
}
CALL (framed) {
  UNWIND framed AS named
  MATCH (named)-[:CLASSIFIES|ISSUED_BY|MEASURES]-(frame:BudgetProgramme|Organisation)
  RETURN collect(DISTINCT frame) AS frames
}
CALL (framed) {
  UNWIND framed AS indicator
  WITH indicator
  WHERE indicator:Indicator
  WITH DISTINCT indicator.plan AS id
  MATCH (plan:Plan {release: $release, id: id})
  RETURN collect(plan) AS named
}
CALL (all, holders, frames, named, editions) {
  UNWIND all + holders + frames + named + editions AS found
  RETURN collect(DISTINCT found) AS found
}
CALL (found) {
  UNWIND found AS thing
  RETURN coalesce(thing.facts, properties(thing)) AS entity, thing.tied AS tied, null AS dispute
  UNION ALL
  UNWIND found AS thing
  UNWIND thing.disputes AS id
  WITH DISTINCT id
  MATCH (contradiction:Contradiction {release: $release, id: id})
  RETURN null AS entity, null AS tied, contradiction.dispute AS dispute
}
RETURN entity, tied, dispute
