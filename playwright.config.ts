import { defineConfig } from '@playwright/test';

/** Journeys in a real Chromium against the production build: build first. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    actionTimeout: 10_000,
    // Traces of a hall's seven browsers cost a third of the time; `--trace on` makes them for one test.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        // Without a graphics card the processor would play one, at a quarter of the time.
        '--disable-gpu'
      ]
    }
  }
});
