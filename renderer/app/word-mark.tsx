/** Upside's own mark: a line that dips and comes up again, and the name. */
export function WordMark() {
  return (
    <span className="word-mark">
      <svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true" focusable="false">
        <path
          d="M3 5v5.5a8 8 0 0 0 13.6 5.7"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
        <path
          d="M19 15.5V4.5M14.8 8.4 19 4.2l0 0"
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span>Upside</span>
    </span>
  );
}
