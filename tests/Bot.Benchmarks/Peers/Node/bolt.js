// What a team would write instead: Bolt and better-sqlite3, the same work per delivery, each delivery one transaction.
// Usage: node bolt.js PORT FILE SIGNING_SECRET API_URL
import bolt from '@slack/bolt';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

const [port, file, signingSecret, slackApiUrl] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = wal');
db.pragma('synchronous = full');
db.exec(`
create table if not exists delivery (key text primary key) without rowid;
create table if not exists incident (number integer primary key, room text unique, state text not null, head integer not null, link text not null);
create table if not exists entry (incident integer, seq integer, source text, content text not null, link text not null, primary key (incident, seq)) without rowid;
create unique index if not exists entry_source on entry (source);
create table if not exists outbox (id integer primary key autoincrement, incident integer not null, latest_of text, payload text not null);
create index if not exists outbox_latest on outbox (incident, latest_of) where latest_of is not null;`);
const sql = {
  seen: db.prepare('insert or ignore into delivery (key) values (?)'),
  byRoom: db.prepare('select number, state, head, link from incident where room = ?'),
  entry: db.prepare('insert into entry (incident, seq, source, content, link) values (?, ?, ?, ?, ?)'),
  keep: db.prepare('update incident set state = ?, head = ?, link = ? where number = ?'),
  drop: db.prepare('delete from outbox where incident = ? and latest_of = ?'),
  effect: db.prepare('insert into outbox (incident, latest_of, payload) values (?, ?, ?)'),
};
db.prepare(`insert or ignore into incident (number, room, state, head, link) values (1, 'CBENCH', ?, 0, '')`).run(JSON.stringify({ key: 'INC-1', title: 'Benchmark', status: 'investigating', context: '' }));

const append = (incident, content, source) => {
  const json = JSON.stringify(content);
  const link = createHash('sha256').update(incident.link).update(json).digest('hex');
  incident.head += 1;
  incident.link = link;
  sql.entry.run(incident.number, incident.head, source, json, link);
};
const note = db.transaction((key, room, who, text) => {
  if (sql.seen.run(key).changes === 0) return null;
  const incident = sql.byRoom.get(room);
  if (!incident) return null;
  const at = new Date().toISOString();
  append(incident, { event: 'text_set', at, who, text }, null);
  const state = JSON.parse(incident.state);
  state.context = text;
  sql.keep.run(JSON.stringify(state), incident.head, incident.link, incident.number);
  sql.effect.run(1, null, JSON.stringify({ do: 'say', text: `*${who}* context: ${text}` }));
  for (const effect of ['card', 'announce']) { sql.drop.run(1, effect); sql.effect.run(1, effect, JSON.stringify({ do: effect })); }
  return 'noted';
});
const said = db.transaction((key, room, ts, who, text) => {
  if (sql.seen.run(key).changes === 0) return;
  const incident = sql.byRoom.get(room);
  if (!incident) return;
  append(incident, { event: 'message', at: ts, who, text }, `slack/${room}/${ts}`);
  sql.keep.run(incident.state, incident.head, incident.link, incident.number);
});

const app = new bolt.App({
  signingSecret, token: 'xoxb-test', clientOptions: { slackApiUrl }, processBeforeResponse: true, logLevel: bolt.LogLevel.ERROR,
});
app.command('/incident', async ({ command, ack }) => {
  const text = note(`${command.channel_id}/${command.trigger_id}`, command.channel_id, command.user_name, command.text.replace(/^set context /, ''));
  await ack(text ? { response_type: 'ephemeral', text } : undefined);
});
app.message(async ({ message }) => { said(`${message.channel}/${message.ts}`, message.channel, message.ts, message.user, message.text); });
await app.start(Number(port));
