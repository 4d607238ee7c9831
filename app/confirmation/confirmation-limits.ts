/** Confirmation emails to one mailbox, for letters and signatures together; `perCampaignDay` counts each organisation that signs separately. */
export const mailboxLimits = { perCampaignDay: 1, perDay: 3, ever: 5 } as const

const hoursToConfirm = 48

/** Moments at which a request is made and forgotten, ISO 8601, UTC. */
export const confirmationPeriod = (now: Date): { createdAt: string; expiresAt: string } => ({
  createdAt: now.toISOString(),
  expiresAt: new Date(now.getTime() + hoursToConfirm * 3_600_000).toISOString(),
})
