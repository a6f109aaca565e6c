/** A reply that is given again, as the most asked ones are, is not rendered again. Forgotten together with the reply. */

/**
 * @param render pure; what it returns is not changed by anybody
 * @param keyOf what of the showing makes a difference, as text; none where it is not to be kept
 */
export function renderOnce<From extends object, Showing, Rendered>(
  render: (from: From, showing: Showing) => Rendered,
  keyOf: (showing: Showing) => string | undefined,
): (from: From, showing: Showing) => Rendered {
  const known = new WeakMap<From, { readonly key: string; readonly rendered: Rendered }>();
  return (from, showing) => {
    const key = keyOf(showing);
    if (key === undefined) return render(from, showing);
    const before = known.get(from);
    if (before?.key === key) return before.rendered;
    const rendered = render(from, showing);
    // The first showing is the most common one.
    if (!before) known.set(from, { key, rendered });
    return rendered;
  };
}
