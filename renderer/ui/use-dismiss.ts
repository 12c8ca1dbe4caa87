import { type RefObject, useEffect } from 'react';

/**
 * Closes what is open under a button: at a press outside of `box`, and at Escape, which gives the focus back to the
 * button. Nothing is listened to while it is closed.
 */
export function useDismiss(
  open: boolean,
  box: RefObject<HTMLElement | null>,
  button: RefObject<HTMLElement | null>,
  onClose: () => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: onClose is new with each rendering and does the same.
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) onClose();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
      button.current?.focus();
    };
    window.addEventListener('pointerdown', onPointer);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('keydown', onKey);
    };
  }, [open, box, button]);
}
