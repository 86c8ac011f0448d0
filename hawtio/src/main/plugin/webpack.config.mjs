import path from 'node:path'
import { fileURLToPath } from 'node:url'
import webpack from 'webpack'

const here = path.dirname(fileURLToPath(import.meta.url))

/** What Hawtio has in the browser already is taken from there. */
const ofHawtio = version => ({ singleton: true, import: false, requiredVersion: version })

export default {
  mode: 'production',
  entry: {},
  context: here,
  devtool: false,
  output: {
    path: path.resolve(here, '../prebuilt'),
    publicPath: 'auto',
    uniqueName: 'salesflow',
    chunkFilename: 'page.[contenthash:12].js',
    clean: true,
  },
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  module: {
    rules: [
      { test: /\.tsx?$/, loader: 'ts-loader', options: { transpileOnly: true }, exclude: /node_modules/ },
      { test: /\.css$/, use: ['style-loader', 'css-loader'], include: path.resolve(here, 'src') },
      // Hawtio brings the styles of PatternFly.
      { test: /\.css$/, type: 'asset/source', generator: { emit: false }, include: /node_modules/ },
    ],
  },
  optimization: { splitChunks: false, moduleIds: 'deterministic', chunkIds: 'deterministic' },
  performance: { hints: false },
  plugins: [
    new webpack.container.ModuleFederationPlugin({
      name: 'salesflow',
      filename: 'remoteEntry.js',
      exposes: { './plugin': './src/plugin' },
      shared: {
        react: ofHawtio('^18.0.0'),
        'react-dom': ofHawtio('^18.0.0'),
        '@hawtio/react': ofHawtio('^1.5.0'),
      },
    }),
  ],
}
