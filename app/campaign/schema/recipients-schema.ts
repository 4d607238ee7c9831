import { z } from 'zod'
import { seats } from '#app/reference/conventions.ts'
import { regionalGroups } from '#app/reference/regional-group.ts'
import { idSchema } from '#app/core/id-schema.ts'

/**
 * The part `recipients` of campaign.yaml. It never contains addresses; they come from the directory.
 */

export const stateCodeSchema = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Write a state as its two capital letters (ISO 3166), like CH.')

export const missionRules = ['all', 'council', ...regionalGroups] as const

const chosen = z.union([z.enum(missionRules), stateCodeSchema])

/** A mission or an office in a cc line: CH, CH-new-york, kz-senate. */
const recipientId = z
  .string()
  .regex(
    /^(?:[A-Z]{2}(?:-(?:geneva|new-york))?|[a-z0-9]+(?:-[a-z0-9]+)*)$/,
    'Write a recipient like CH, CH-new-york or the id of an office.',
  )

const copies = z
  .array(recipientId)
  .max(10)
  .default([])
  .describe('Who gets a copy of each letter: CH, CH-new-york, or the id of an office.')

const missions = z.strictObject({
  seat: z.enum(seats).describe('The city where the missions are: geneva or new-york.'),
  states: z
    .union([chosen, z.array(chosen).min(1)])
    .describe(
      `all, council (its members during the session), a regional group (${regionalGroups.join(', ')}), or a list of these and of states, like [african, CH, CR].`,
    ),
  except: z
    .literal('own-case')
    .optional()
    .describe(
      'own-case: a state is not asked to raise its own case with others; that case is left out of its letter.',
    ),
  without: z
    .array(
      z.strictObject({
        state: stateCodeSchema.describe('The state that gets no letter.'),
        reason: idSchema.describe(
          'The id of the reason; its sentence is in the words files under "reasons".',
        ),
      }),
    )
    .max(200)
    .default([])
    .describe('States that are left out, each with a reason that supporters read.'),
  cc: copies,
})

const office = z.strictObject({
  id: idSchema.describe('Part of the page address; its name and salutation are in the words files.'),
  kind: z
    .enum(['head-of-state', 'head-of-government', 'minister', 'parliament', 'un-official', 'other'])
    .describe('head-of-state, head-of-government, minister, parliament, un-official or other.'),
  state: stateCodeSchema.optional().describe('The state whose office it is.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'Write a language as its code, like ru.')
    .optional()
    .describe(
      "The language of letters to it, one of the campaign's. Without it, the rule for its state decides.",
    ),
  cc: copies,
})

export const recipientsSchema = z
  .strictObject({
    missions: missions.optional().describe('The permanent missions of states.'),
    offices: z
      .array(office)
      .max(40)
      .default([])
      .describe('Other addressees: presidents, ministers, parliaments, UN officials.'),
  })
  .refine(
    ({ missions: some, offices }) => some !== undefined || offices.length > 0,
    'Name missions, offices or both.',
  )
