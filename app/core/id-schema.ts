import { z } from 'zod'

/** A short name that people choose and that stands in addresses and in other files. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens, like "jiang-tianyong".')
  .max(60)
