import { z } from 'zod'

/** A short id chosen by people, used in addresses and in other files. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and hyphens, like "jiang-tianyong".')
  .max(60)
