/**
 * Translators and reading aids put elements of their own in the place of texts. What a page says
 * later would then be written into texts that nobody sees any more (sveltejs/svelte#15090). This
 * keeps what is shown true: a text that changes takes its place again.
 */
class TrueText {
  /** Another program has changed what this page shows. */
  isForeign = $state(false);
  /** Elements that stand where a text of ours stood, and back. */
  readonly #standIns = new WeakMap<Text, ChildNode>();
  readonly #originals = new WeakMap<Node, Text>();
  /** Texts that nobody sees are watched one by one. */
  #hidden: MutationObserver | null = null;

  /** Begins to watch; before the page comes to life, so that nothing is missed. */
  watch(): void {
    this.#hidden = new MutationObserver((records) => {
      for (const { target } of records) if (target instanceof Text) this.#putBack(target);
    });
    new MutationObserver((records) => this.#look(records)).observe(document.body, {
      childList: true,
      subtree: true
    });
  }

  #look(records: readonly MutationRecord[]): void {
    const added = records.flatMap((record) =>
      [...record.addedNodes].flatMap((element) =>
        element instanceof HTMLElement ? [{ record, element }] : []
      )
    );
    if (added.length === 0) return;
    for (const removal of records) {
      for (const node of removal.removedNodes) {
        const standIn = added.find(({ record, element }) => isInPlaceOf(removal, record, element));
        if (standIn) this.#replaced(node, standIn.element);
      }
    }
  }

  #replaced(node: Node, standIn: ChildNode): void {
    // A translation that is translated again stands for the same text.
    const text = node instanceof Text ? node : this.#originals.get(node);
    if (!text || text.isConnected) return;
    this.isForeign = true;
    this.#standIns.set(text, standIn);
    this.#originals.set(standIn, text);
    this.#hidden?.observe(text, { characterData: true });
    // A page that takes the text away takes what stands for it.
    text.remove = () => this.#standIns.get(text)?.remove();
  }

  #putBack(text: Text): void {
    const standIn = this.#standIns.get(text);
    if (!standIn?.isConnected || text.isConnected) return;
    standIn.replaceWith(text);
    Reflect.deleteProperty(text, 'remove');
  }
}

/**
 * Did this element come where the other record's nodes went away? Pages of ours exchange nodes
 * one by one and have no element of this name; translators do either.
 */
function isInPlaceOf(removal: MutationRecord, addition: MutationRecord, element: Node): boolean {
  if (removal === addition) return true;
  if (removal.target !== addition.target || element.nodeName !== 'FONT') return false;
  return (
    removal.previousSibling === element ||
    removal.nextSibling === element ||
    (removal.previousSibling === addition.previousSibling &&
      removal.nextSibling === addition.nextSibling)
  );
}

export const trueText = new TrueText();
