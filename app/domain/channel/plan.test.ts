import { expect, test } from 'vitest'
import { planChannels } from './plan.ts'

const letter = { subject: 'Subject', text: 'Text' }

test('a mission whose address is known is offered every channel', () => {
  const plans = planChannels({ letter, to: [{ email: 'a@x.example', status: 'demo' }] })
  expect(plans.map(({ id, fits }) => `${id} ${fits}`)).toEqual([
    'mailto true',
    'mailto-paste true',
    'eml true',
    'copy true',
    'print true',
  ])
})

test('a mission without an address is written to by copy and by post, and each refusal has its reason', () => {
  const plans = planChannels({ letter, to: [] })
  expect(plans.filter(({ fits }) => fits).map(({ id }) => id)).toEqual(['copy', 'print'])
  expect(plans.filter(({ fits }) => !fits).every(({ reason }) => reason === 'no-address')).toBe(true)
})
