import 'react'

interface Custom extends React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement> {
  // React 18 writes attributes of custom elements as they are, className not being one it knows there.
  class?: string
}

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how React's types are extended
  namespace JSX {
    interface IntrinsicElements {
      'live-counter': Custom & { src: string }
      'letter-editor': Custom & { 'data-limit': number }
      'copy-button': Custom & { from: string; 'data-done': string }
      'print-button': Custom
      'state-filter': Custom
    }
  }
}
