/**
 * Networks that are off unless a campaign turns them on: a post there can endanger the person who writes it.
 */
export const riskyNetworkIds = ['weibo', 'vk'] as const

export const isRiskyNetwork = (id: string): boolean => riskyNetworkIds.some((risky) => risky === id)
