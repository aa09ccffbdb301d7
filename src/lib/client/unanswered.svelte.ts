/** A press that the server has not answered, for the whole page to say so. */
export type Unanswered =
  /** Still waiting, longer than usual. */
  | 'waiting'
  /** Given up: it may be pressed again. */
  | 'again'
  /** The device has no network. */
  | 'offline';

class LatestPress {
  state = $state<Unanswered | null>(null);
}

export const latestPress = new LatestPress();
