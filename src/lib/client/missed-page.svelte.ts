/** A page of this site that was asked for and did not come, because nobody answered. */
class MissedPage {
  url = $state.raw<URL | null>(null);
  /** It did not come, and is not asked for any more: the page that is here stays. */
  isGivenUp = $state(false);

  /** Takes note of a page that did not come; of the page itself, when it could not be read anew. */
  note(url: URL): void {
    [this.url, this.isGivenUp] = [url, false];
  }

  /** Stays on the page that is here. */
  giveUp(): void {
    this.isGivenUp = true;
  }

  /** The page has come, or another one. */
  forget(): void {
    [this.url, this.isGivenUp] = [null, false];
  }
}

export const missedPage = new MissedPage();
