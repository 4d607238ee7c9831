import type { DetailedHTMLProps, HTMLAttributes } from 'react'

interface Custom extends DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> {
  // React 18 writes the attributes of a custom element as they are, className too.
  class?: string
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'live-counter': Custom & { src: string }
      'letter-editor': Custom & { 'data-limit': number }
      'copy-button': Custom & { from: string; 'data-done': string; 'data-by-hand': string }
      'post-server': Custom & { 'data-text': string; 'data-wrong': string }
      'print-button': Custom
      'proof-work': Custom & { 'data-done': string; 'data-pressed': string; 'data-failed': string }
      'state-filter': Custom & { 'data-none': string }
      'web-share': Custom & {
        'data-network': string
        'data-title': string
        'data-text': string
        'data-link': string
      }
    }
  }
}
