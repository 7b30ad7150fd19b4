/** An invented process of buying, as publishers of OCDS print one that is compiled. */
export const OCID = 'ocds-vale01-0002'
const gbp = (amount: number) => ({ amount, currency: 'GBP' })
const CONTRACT = {
  id: '01',
  awardID: 'a1',
  title: 'Contract for the weir',
  value: gbp(700),
  implementation: {
    transactions: [
      { id: 'p1', date: '2022-08-01', value: gbp(300) },
      { id: 'p2', date: '2022-09-01', value: gbp(450) },
    ],
  },
}
export const PROCESS = {
  ocid: OCID,
  id: '1',
  date: '2022-10-01T00:00:00Z',
  tag: ['compiled'],
  buyer: { name: 'Town of Vale' },
  planning: { budget: { projectID: 'W1', project: 'Weirs', amount: gbp(1000) } },
  tender: { title: 'A weir', value: gbp(800), milestones: [{ id: 'm', title: 'Bids opened', dueDate: '2021-10-01' }] },
  awards: [{ id: 'a1', value: gbp(700), suppliers: [{ name: 'Builders Ltd' }] }],
  contracts: [CONTRACT],
}
