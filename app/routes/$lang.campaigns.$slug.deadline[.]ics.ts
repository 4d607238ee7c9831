import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { sharedPage } from '../components/meta.ts'
