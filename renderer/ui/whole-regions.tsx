/** A region's name, e.g. us-east-1. */
const region = /\b([a-z]{2}(?:-[a-z]+)+-\d)\b/;

/** A sentence in which no line ends within the name of a region. */
export function WholeRegions({ text }: { readonly text: string }) {
  return text.split(region).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={text.indexOf(part)} className="whole">
        {part}
      </span>
    ),
  );
}
