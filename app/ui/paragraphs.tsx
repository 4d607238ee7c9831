/** The paragraphs of a text, which empty lines separate. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => <p key={paragraph.slice(0, 40)}>{paragraph}</p>)
}
