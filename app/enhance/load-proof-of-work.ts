/** Hardly any page asks for work, so the rest of this is loaded by those that do. */
export function loadProofOfWork(): void {
  if (!document.querySelector('proof-work')) return
  document.addEventListener('proof-failed', offerToWait)
  import('./proof-work.ts').then(({ defineProofWork }) => defineProofWork(), offerToWait)
}

/** As without scripts: this browser cannot do the sum, so its owner waits. */
function offerToWait(): void {
  document.getElementById('proof-wait')?.classList.remove('no-script')
}
