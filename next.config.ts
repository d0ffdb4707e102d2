import type { NextConfig } from 'next'

const config: NextConfig = {
  // `npm run check` checks the types, the test files included; doing it again here would double the time of a first start.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  poweredByHeader: false,

  // The front door compresses a public page once and keeps it; per request Next would do it each time.
  compress: false,
  // The front door makes its own tags, one for each encoding.
  generateEtags: false,
  // Titles and descriptions belong in the head of the first answer, for everyone and not only for crawlers:
  // a public page has no script that would move them there later.
  htmlLimitedBots: /.*/,

  // Uploads go through our own route, which re-encodes them; Next's image service is not used.
  images: { unoptimized: true },

  // Loaded by Node as they are: they open sockets, native code or worker threads.
  serverExternalPackages: ['postgres', 'sharp', 'pino', 'nodemailer'],

  // Several instances have to share one build; the starter gives it a name made from the sources.
  generateBuildId: () => process.env.BUILD_ID ?? null,

  experimental: {
    // Writing down what was compiled is a quarter of the work of a build, and only the next one has use for it. Most folders
    // are built once: that of CI, of a container, of who looks at the demo.
    turbopackFileSystemCacheForBuild: process.env.BUILD_AGAIN === '1',
    // A page is loaded when it is first asked for, so that an instance at rest does not hold all of them.
    preloadEntriesOnStart: false,
    // By default nearly all styles end in one file, those of the desk and the editor too, and every public page carries it.
    // A request is worth a few kilobytes here: a reader of the public side gets the styles of the public side.
    cssChunking: { type: 'graph', requestCost: 8_000, weightDistribution: 0.3 },
    // The front door refuses larger bodies before this does, in Dutch.
    serverActions: { bodySizeLimit: '1mb' },
  },
}

export default config
