import type { Address, MailableAddress } from '#app/recipient/address.ts'

/**
 * Decides whether the server may send to an address: one that a person has checked, or an invented one of a demonstration, whose
 * messages stay on this machine.
 */
export const isSendableAddress = (address: Address | undefined, demo: boolean): address is MailableAddress =>
  address?.email !== undefined && (address.status === 'confirmed' || (demo && address.status === 'demo'))
