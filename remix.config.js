import { siteRoutes } from './app/routes.ts'

/**
 * The single place of Remix options. vite.config.ts hands them to the plugin, which does not read this file itself.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  routes: (defineRoutes) =>
    defineRoutes((define) => {
      const defineAll = (routes) => {
        for (const { path, file, index = false, id, children = [] } of routes)
          define(path, file, id === undefined ? { index } : { index, id }, () => defineAll(children))
      }
      defineAll(siteRoutes)
    }),
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    // Off on purpose: both open a request surface (`*.data`, `/__manifest`) with advisories and no use here.
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
}
