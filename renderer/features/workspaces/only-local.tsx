/** The empty state: what is there without any account, and the next step towards one. */
export function OnlyLocal() {
  return (
    <section className="only-local" aria-label="No AWS workspaces yet">
      <h2>No AWS workspaces yet</h2>
      <p>
        The workspace of this machine needs no account: it trains, serves and keeps everything here. To work on AWS, add
        a workspace: a profile of your AWS configuration files and a region. If you have no profile yet, run{' '}
        <code>aws configure sso</code> in a terminal. Upside reads which profiles there are and keeps no keys.
      </p>
    </section>
  );
}
