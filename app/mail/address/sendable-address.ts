import type { Address, MailableAddress } from '#app/recipient/address.ts'

/**
 * Whether the server may send to an address: somebody checked it, or it is a made-up one of a demonstration whose mail
 * goes nowhere.
 */
export const isSendableAddress = (address: Address | undefined, demo: boolean): address is MailableAddress =>
  address?.email !== undefined && (address.status === 'confirmed' || (demo && address.status === 'demo'))
