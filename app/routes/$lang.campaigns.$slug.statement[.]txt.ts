import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerDocument } from '../server/pages/statement-document.server.ts'

export const loader = ({ params, request, context: { deps } }: LoaderFunctionArgs) =>
  answerDocument(deps, params, request, 'txt')
