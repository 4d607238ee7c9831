/** Loads the element on the few pages that need a proof of work. */
export function loadProofOfWork(): void {
  if (!document.querySelector('proof-work')) return
  document.addEventListener('proof-failed', offerToWait)
  import('./proof-work.ts').then(({ defineProofWork }) => defineProofWork(), offerToWait)
}

/** Shows the text for browsers without scripts: this browser cannot compute the proof, so the visitor waits. */
function offerToWait(): void {
  document.getElementById('proof-wait')?.classList.remove('no-script')
}
