import './link-tabs.css';

interface LinkTabsProps {
  /** What the tabs are a choice of. */
  readonly label: string;
  readonly tabs: readonly { readonly title: string; readonly href: string; readonly current: boolean }[];
}

/** Screens side by side, each with an address of its own: links that look like tabs. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav className="link-tabs" aria-label={label}>
      {tabs.map(({ current, href, title }) => (
        <a key={href} href={href} aria-current={current ? 'page' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  );
}
