import { formatDateTime, formatDuration, formatUsd } from '../../../shared/model/format';
import type { Overview, Running } from '../../../shared/model/overview';
import { hrefOf } from '../../../shared/model/screen-address';
import { thingWords } from '../../../shared/model/thing';
import { addressOf } from '../../../shared/model/thing-address';
import { Ticking } from '../../ui/ticking';

/** Lines shown; the lists have the rest. */
const most = 8;

interface RunningListProps {
  readonly overview: Overview | null;
  /** When it was read, where it cannot be read now: elapsed times then end there. */
  readonly frozenAt: number | null;
}

/** What runs or stands now, for how long, and what that costs an hour. */
export function RunningList({ frozenAt, overview }: RunningListProps) {
  const running = overview?.running ?? [];
  return (
    <section className="home-card" aria-label="Runs now">
      <div className="home-card-head">
        <h2>Runs now</h2>
        {overview === null ? null : (
          <p className="home-burn">
            {overview.cost.usdPerHour === null ? null : (
              <strong className="numeric">{`${formatUsd(overview.cost.usdPerHour)} an hour`}</strong>
            )}
          </p>
        )}
      </div>
      {overview === null ? (
        <p className="home-quiet">Reading…</p>
      ) : (
        <>
          {running.length === 0 ? (
            <p className="home-quiet">Nothing runs now.</p>
          ) : (
            <ul className="home-list">
              {running.slice(0, most).map((one) => (
                <RunningLine key={`${one.thing.kind} ${one.thing.name}`} one={one} frozenAt={frozenAt} />
              ))}
            </ul>
          )}
          {running.length > most ? <p className="home-quiet">{`And ${running.length - most} more.`}</p> : null}
          <p className="home-note">{overview.cost.note}</p>
        </>
      )}
    </section>
  );
}

function RunningLine({ frozenAt, one }: { readonly one: Running; readonly frozenAt: number | null }) {
  const { doing, since, thing } = one;
  return (
    <li>
      <div className="home-line">
        <a href={hrefOf(addressOf(thing))}>{thing.kind === 'promotion' ? doing : thing.name}</a>
        <span className="home-quiet">
          {thing.kind === 'promotion' ? thingWords[thing.kind] : `${thingWords[thing.kind]} · ${doing}`}
        </span>
      </div>
      <span className="home-quiet numeric" title={`Since ${formatDateTime(since)}`}>
        {frozenAt === null ? (
          <Ticking running text={(now) => formatDuration(now - since)} />
        ) : (
          formatDuration(frozenAt - since)
        )}
      </span>
    </li>
  );
}
