import type { Alarm } from '../domain/core/alarm.ts';
import { exactMoment, number } from './format.ts';
import * as m from '#lib/text/paraglide/messages.js';

/** What troubles the installation and what to do about it, in a sentence or two. */
export function alarmText(alarm: Alarm): string {
  switch (alarm.code) {
    case 'disk-low': {
      const { free, needed } = alarm.detail;
      return m.alarm_disk_low({ free: number(free), needed: number(needed) });
    }
    case 'log-large': {
      const { size, limit } = alarm.detail;
      return m.alarm_log_large({ size: number(size), limit: number(limit) });
    }
    case 'backup-failed': {
      const { reason, last } = alarm.detail;
      return last === null
        ? m.alarm_backup_failed_never({ reason })
        : m.alarm_backup_failed({ reason, last: exactMoment(last) });
    }
    case 'one-address': {
      const { address, accounts } = alarm.detail;
      return m.alarm_one_address({ address, accounts: number(accounts) });
    }
    case 'one-password':
      return m.alarm_one_password({ accounts: number(alarm.detail.accounts) });
    case 'wrong-origin':
      return m.alarm_wrong_origin(alarm.detail);
  }
}
