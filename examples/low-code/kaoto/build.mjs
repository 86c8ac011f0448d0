import * as esbuild from 'esbuild';
import { sassPlugin } from 'esbuild-sass-plugin';

const asData = ['.svg', '.png', '.jpg', '.woff', '.woff2', '.ttf'];
await esbuild.build({
  entryPoints: ['editor.jsx'],
  bundle: true,
  outdir: 'target',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  plugins: [sassPlugin({ loadPaths: ['node_modules'] })],
  loader: Object.fromEntries([...asData.map((name) => [name, 'dataurl']), ['.js', 'jsx']]),
  logLevel: 'error',
});
