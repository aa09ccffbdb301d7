// Loaded before a server under test: its wall clock stands this far ahead, as if days had passed.
const ahead = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);
const real = Date.now.bind(Date);
Date.now = () => real() + ahead;
