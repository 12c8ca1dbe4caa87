import Button from '@cloudscape-design/components/button';
import { request } from '../../bridge/client';
import { CodeBlock } from '../../ui/code-block';

const copy = (text: string) => request('app.copyText', { text }).then(({ ok }) => ok);

/** How a person comes by a profile, and that none is needed to begin. */
export function GetProfile({ onReload }: { readonly onReload: () => void }) {
  return (
    <section className="get-profile" aria-label="How to get a profile">
      <p>
        Upside reads the profiles of the AWS tools and found none. With IAM Identity Center, run this once in a terminal
        and answer its questions:
      </p>
      <CodeBlock code="aws configure sso" label="Command" onCopy={copy} />
      <p>
        With an access key it is <code>aws configure</code>. Upside looks again when you come back to this window. To
        try things out you need neither: the workspace of this machine trains and serves without an account.
      </p>
      <Button iconName="refresh" onClick={onReload}>
        Look again
      </Button>
    </section>
  );
}
