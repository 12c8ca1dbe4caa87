import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import './modal-dialog.css';

interface ModalDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape was pressed. */
  readonly onCancel: () => void;
}

/**
 * A dialog in the browser's top layer: over every other dialog, with the focus held inside and given back
 * afterwards to what had it. Selects with a list of their own cannot be used in it: it would open underneath.
 */
export function ModalDialog({ title, children, onCancel }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();

  // Closed before it leaves the page, so that it gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="modal-dialog"
      aria-labelledby={name}
      onCancel={(event) => {
        // What is shown is the owner's to decide.
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={name}>{title}</h2>
      {children}
    </dialog>
  );
}
