/** Whether the scripts of the pages run. False in what the server sends. */
class Alive {
  now = $state(false);

  /** Called by the outermost layout once it has come to life. */
  begin(): void {
    this.now = true;
    // For style sheets: what only works with scripts is shown from now on.
    document.documentElement.classList.add('alive');
  }
}

export const alive = new Alive();
