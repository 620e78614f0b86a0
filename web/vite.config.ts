import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The contracts are read from source, so a changed endpoint shows without a build in between.
  resolve: { conditions: ['adwright-source', ...defaultClientConditions] },
  server: { port: 5173, proxy: { '/api': { target: 'http://localhost:3000', changeOrigin: false } } },
  build: { target: 'es2022', chunkSizeWarningLimit: 600 },
});
