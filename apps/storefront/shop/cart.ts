let count = 0;

/** A cart that counts: the demo sells nothing. */
export const cart = {
  add(): void {
    count += 1;
    const shown = document.querySelector('#cart-count');
    if (shown !== null) shown.textContent = String(count);
  },
};
