/** In the state of the entry that stands for an open dialog. */
const MARK = 'vitrineDialog';

/**
 * Going back closes what is open, and does not leave the page behind it: meanwhile the history has one more entry, with the
 * address and the state of the page's own. A router of the page that listened before us finds what it knows; another one is
 * not told.
 */
export class BackButton {
  /** Of the page, while the entry is there or about to go. */
  private address: string | undefined;

  constructor(private readonly close: () => void) {
    // Early, and for good: of several listeners of a window the first is called first.
    addEventListener('popstate', this.went, { capture: true });
  }

  /** Something opened. */
  take(): void {
    this.address = location.href;
    if (!isMarked()) history.pushState({ ...stateOfPage(), [MARK]: true }, '');
  }

  /** It closed: the entry goes, unless the shopper went back, or the page went on meanwhile. */
  giveBack(): void {
    if (isMarked()) history.back();
    else this.address = undefined;
  }

  /**
   * Leaves an entry for which nothing is open: the page was loaded again with its dialog open, or its shopper went forward to one
   * that is closed.
   */
  leaveEmpty(): void {
    if (this.address !== undefined || !isMarked()) return;
    this.address = location.href;
    history.back();
  }

  private readonly went = (event: PopStateEvent): void => {
    // The page's router is told: what was before may have had another address.
    if (this.address === undefined) return this.leaveEmpty();
    if (location.href === this.address) event.stopImmediatePropagation();
    if (isMarked()) return;
    this.address = undefined;
    this.close();
  };
}

function stateOfPage(): object {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? state : {};
}

function isMarked(): boolean {
  return MARK in stateOfPage();
}
